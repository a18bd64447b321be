import Raster

extension Painter.Canvas {
  /// Paints a few large plain shapes, which draws the quickest and makes the smallest files.
  mutating func paintFlat() {
    var seed = seed.derived("flat")
    switch seed.next(in: 0..<4) {
    case 0: paintTarget(&seed)
    case 1: paintHills(&seed)
    case 2: paintEclipse(&seed)
    default: paintBlocks(&seed)
    }
  }

  /// Paints rings around one middle.
  private mutating func paintTarget(_ seed: inout Seed) {
    let (x, y) = (seed.next(in: 350..<650), seed.next(in: 350..<650))
    let rings = seed.next(in: 2..<4)
    for ring in 0..<rings {
      disc(
        x: x, y: y, radius: 360 * (rings - ring) / rings, ring % 2 == 0 ? palette.accents[0] : palette.ramp[2]
      )
    }
    guard finish != .sketch else { return }
    disc(x: x, y: y, radius: 60, palette.paper)
    if finish == .fine { disc(x: x, y: y, radius: 440, hole: 420, palette.accents[1]) }
  }

  /// Paints a sun behind two round hills.
  private mutating func paintHills(_ seed: inout Seed) {
    let x = seed.next(in: 250..<750)
    disc(x: x, y: seed.next(in: 300..<420), radius: seed.next(in: 130..<200), palette.accents[0])
    disc(x: x - 400, y: 1350, radius: 800, palette.ramp[2])
    if finish != .sketch { disc(x: x + 350, y: 1300, radius: 620, palette.ramp[3]) }
    if finish == .fine { disc(x: 1000 - x, y: 200, radius: 40, palette.paper) }
  }

  /// Paints a disc that another covers in part.
  private mutating func paintEclipse(_ seed: inout Seed) {
    let angle = seed.nextAngle()
    let place = around(x: 500, y: 500, distance: seed.next(in: 140..<260), angle: angle)
    disc(x: 500, y: 500, radius: 330, palette.accents[0])
    disc(x: place.x, y: place.y, radius: seed.next(in: 180..<280), palette.ramp[2])
    guard finish != .sketch else { return }
    let opposite = around(
      x: 500, y: 500, distance: 380, angle: Angle(units: angle.units + Angle.turn / 2))
    disc(x: opposite.x, y: opposite.y, radius: 70, palette.paper)
    if finish == .fine { disc(x: opposite.x, y: opposite.y, radius: 40, palette.ink) }
  }

  /// Paints four squares with a round shape in each.
  private mutating func paintBlocks(_ seed: inout Seed) {
    let columns = [0..<width / 2, width / 2..<width]
    let rows = [0..<height / 2, height / 2..<height]
    let colors = [palette.accents[0], palette.ramp[2], palette.ramp[3], palette.accents[1]]
    let first = seed.next(in: 0..<4)
    let reach = min(width, height) / 2 * Disc.unit
    for block in 0..<4 {
      let region = Region(columns: columns[block % 2], rows: rows[block / 2])
      let (x, y) = (seed.next(of: [0, 1]), seed.next(of: [0, 1]))
      let radius = seed.next(in: 0..<3) > 0 ? reach : reach / 2
      var rounds = [(radius, colors[(first + block) % 4])]
      if finish != .sketch { rounds.append((radius / 3, colors[(first + block + 1) % 4])) }
      if finish == .fine { rounds.append((radius / 6, palette.paper)) }
      for (radius, color) in rounds {
        let corner = Disc(
          x: (x == 0 ? region.columns.lowerBound : region.columns.upperBound) * Disc.unit,
          y: (y == 0 ? region.rows.lowerBound : region.rows.upperBound) * Disc.unit, radius: radius)
        bitmap.draw(corner, color: color, in: region)
      }
    }
  }
}
