import Raster

extension Painter.Canvas {
  /// Paints a grid of squares with discs, rings, half and quarter discs in them.
  mutating func paintTiles() {
    var seed = seed.derived("tiles")
    let perSide = seed.next(in: 3..<6)
    let size = max(1, (min(width, height) + perSide - 1) / perSide)
    for (row, top) in stride(from: 0, to: height, by: size).enumerated() {
      let rowSeed = seed.derived(row)
      for (column, left) in stride(from: 0, to: width, by: size).enumerated() {
        paint(
          Region(columns: left..<left + size, rows: top..<top + size), seed: rowSeed.derived(column))
      }
    }
  }

  /// Paints one square; detail adds a line, and a dot, inside its shape.
  private mutating func paint(_ tile: Region, seed: Seed) {
    var seed = seed
    let colors = palette.ramp + palette.accents + [palette.paper]
    let ground = seed.next(in: 0..<colors.count)
    let shape = (ground + seed.next(in: 1..<colors.count)) % colors.count
    bitmap.fill(tile, color: colors[ground].withAlpha(seed.next(in: 0..<3) == 0 ? 60 : 235))
    let placement = seed.next(of: Placement.all)
    bitmap.draw(tile.disc(placement, percent: 100), color: colors[shape], in: tile)
    if finish != .sketch {
      let hole = seed.next(of: [0, 30])
      bitmap.draw(tile.disc(placement, percent: 60, hole: hole), color: colors[ground], in: tile)
    }
    if finish == .fine {
      let inner = colors[(shape + 1) % colors.count]
      bitmap.draw(tile.disc(placement, percent: 20), color: inner, in: tile)
    }
  }
}

/// Where in a square the middle of a disc is, in halves of the side.
private struct Placement {
  let x: Int
  let y: Int

  /// The radius of a disc that just reaches across, in halves of the side.
  var radius: Int { x == 1 || y == 1 ? 1 : 2 }

  /// The corners, for quarter discs; the middles of the sides, for half discs; and the middle, twice.
  static let all = [
    Placement(x: 0, y: 0), Placement(x: 2, y: 0), Placement(x: 0, y: 2), Placement(x: 2, y: 2),
    Placement(x: 1, y: 0), Placement(x: 0, y: 1), Placement(x: 2, y: 1), Placement(x: 1, y: 2),
    Placement(x: 1, y: 1), Placement(x: 1, y: 1),
  ]
}

extension Region {
  /// A disc in a square region, with its radii as parts of the one that just reaches across.
  fileprivate func disc(_ placement: Placement, percent: Int, hole: Int = 0) -> Disc {
    let half = width * Disc.unit / 2
    return Disc(
      x: columns.lowerBound * Disc.unit + placement.x * half,
      y: rows.lowerBound * Disc.unit + placement.y * half,
      radius: placement.radius * half * percent / 100, hole: placement.radius * half * hole / 100)
  }
}
