import Raster

extension Painter.Canvas {
  /// Paints a flower whose wreaths of round petals lie on each other.
  mutating func paintBlossom() {
    var seed = seed.derived("blossom")
    let center = (x: seed.next(in: 420..<580), y: seed.next(in: 420..<580))
    let petals = seed.next(of: [6, 8, 9, 12])
    var turn = seed.nextAngle()
    if finish == .fine { scatterDots(seed.derived("pollen")) }
    let wreaths = finish == .sketch ? 2 : 3
    for wreath in 0..<wreaths {
      let distance = 330 - 110 * wreath
      // Wide enough that neighbours overlap.
      let size = distance * (petals < 8 ? 60 : 44) / 100
      for petal in 0..<petals {
        let angle = Angle(units: turn.units + petal * Angle.turn / petals)
        let place = around(x: center.x, y: center.y, distance: distance, angle: angle)
        paintPetal(x: place.x, y: place.y, radius: size, palette.shade(250 + 330 * wreath + petal % 2 * 120))
      }
      turn.units += Angle.turn / (2 * petals)
    }
    disc(x: center.x, y: center.y, radius: 88, palette.accents[0])
    if finish != .sketch { disc(x: center.x, y: center.y, radius: 60, hole: 52, palette.paper) }
    disc(x: center.x, y: center.y, radius: 24, palette.ink)
  }

  private mutating func paintPetal(x: Int, y: Int, radius: Int, _ color: Color) {
    guard finish != .sketch else { return disc(x: x, y: y, radius: radius, color.withAlpha(225)) }
    disc(x: x, y: y, radius: radius, color)
    disc(x: x, y: y, radius: radius, hole: radius - 4, palette.paper.withAlpha(140))
    if finish == .fine { disc(x: x, y: y, radius: radius / 2, palette.paper.withAlpha(50)) }
  }
}
