import Raster

extension Painter.Canvas {
  /// Paints a large disc with smaller ones around it that overlap, then rings and a lattice of dots.
  mutating func paintDiscs() {
    var seed = seed.derived("discs")
    let center = (x: seed.next(in: 400..<600), y: seed.next(in: 400..<600))
    let size = seed.next(in: 270..<340)
    if finish == .fine { paintLattice(seed.derived("lattice")) }
    paintRinged(x: center.x, y: center.y, radius: size, palette.accents[0])
    var angle = seed.nextAngle()
    for index in 0..<seed.next(in: 3..<6) {
      let radius = size * seed.next(in: 25..<70) / 100
      let place = around(x: center.x, y: center.y, distance: size + radius / 3, angle: angle)
      let colors = [
        palette.ramp[1], palette.accents[1], palette.ramp[2], palette.accents[2], palette.ramp[3],
      ]
      paintRinged(x: place.x, y: place.y, radius: radius, colors[index].withAlpha(200))
      angle.units += Angle.turn * seed.next(in: 22..<30) / 100
    }
    disc(x: center.x, y: center.y, radius: size / 6, palette.paper)
  }

  /// Paints a disc with a ring around it, and lines inside it when it is finer.
  private mutating func paintRinged(x: Int, y: Int, radius: Int, _ color: Color) {
    disc(x: x, y: y, radius: radius, color)
    guard finish != .sketch else { return }
    disc(x: x, y: y, radius: radius + 24, hole: radius + 19, palette.paper.withAlpha(150))
    guard finish == .fine else { return }
    for line in 1..<4 {
      let size = radius * line / 4
      disc(x: x, y: y, radius: size, hole: size - 3, palette.paper.withAlpha(110))
    }
  }

  /// Paints a square of dots in even rows, as on a printed page.
  private mutating func paintLattice(_ seed: Seed) {
    var seed = seed
    let left = seed.next(of: [60, 620])
    let top = seed.next(of: [60, 620])
    let step = (x: along(width, 44), y: along(height, 44))
    for row in 0..<8 {
      for column in 0..<8 {
        disc(x: left + column * step.x, y: top + row * step.y, radius: 6, palette.ink.withAlpha(150))
      }
    }
  }
}
