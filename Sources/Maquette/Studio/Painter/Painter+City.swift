import Raster

extension Painter.Canvas {
  /// Paints three rows of houses before a low sun; windows are lit when there is detail.
  mutating func paintCity() {
    paintHeavens()
    let seed = seed.derived("city")
    for row in 0..<3 {
      paintHouses(row: row, lit: row >= (finish == .sketch ? 3 : finish == .plain ? 2 : 1), seed.derived(row))
    }
  }

  /// Paints houses side by side, the nearer their row the lower and the wider.
  private mutating func paintHouses(row: Int, lit: Bool, _ seed: Seed) {
    var seed = seed
    let color = palette.shade(200 + 400 * row)
    var left = -pixels(seed.next(in: 0..<60))
    var number = 0
    while left < width {
      let width = pixels(seed.next(in: 70 + 20 * row..<130 + 30 * row))
      let top = self.row(seed.next(in: 400 + 150 * row..<580 + 130 * row))
      let house = Region(columns: left..<left + width, rows: top..<max(top, height))
      paintRoof(of: house, color, &seed)
      bitmap.fill(house, color: color)
      if lit { lightWindows(of: house, seed.derived(number)) }
      number += 1
      left += width + pixels(seed.next(of: [0, 0, 8, 24]))
    }
  }

  /// Puts an aerial, a dome or a smaller storey on some houses.
  private mutating func paintRoof(of house: Region, _ color: Color, _ seed: inout Seed) {
    let (left, top, width) = (house.columns.lowerBound, house.rows.lowerBound, house.width)
    switch seed.next(in: 0..<6) {
    case 0:
      let mast = left + width / 2..<left + width / 2 + pixels(6)
      bitmap.fill(Region(columns: mast, rows: top - pixels(60)..<top), color: color)
    case 1:
      let dome = Disc(
        x: (2 * left + width) * Disc.unit / 2, y: top * Disc.unit, radius: width * Disc.unit * 2 / 5)
      bitmap.draw(dome, color: color, in: Region(columns: house.columns, rows: 0..<max(0, top)))
    case 2:
      bitmap.fill(
        Region(columns: left + width / 5..<left + width - width / 5, rows: top - pixels(36)..<top),
        color: color)
    default: break
    }
  }

  /// Lights some of the windows, in even rows and columns.
  private mutating func lightWindows(of house: Region, _ seed: Seed) {
    var seed = seed
    let size = pixels(12)
    let step = size * 5 / 2
    let columns = max(1, (house.width - size) / step)
    let margin = (house.width - (columns - 1) * step - size) / 2
    for top in stride(from: house.rows.lowerBound + step / 2, to: height, by: step) {
      for column in 0..<columns where seed.next(in: 0..<5) < 2 {
        let left = house.columns.lowerBound + margin + column * step
        bitmap.fill(
          Region(columns: left..<left + size, rows: top..<top + size * 3 / 2),
          color: seed.next(in: 0..<4) == 0 ? palette.paper : palette.accents[0])
      }
    }
  }
}
