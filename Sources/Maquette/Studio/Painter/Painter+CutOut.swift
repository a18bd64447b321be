import Raster

extension Painter.Canvas {
  /// Makes everything transparent but a round shape with soft edges: a disc, or a flower of discs.
  ///
  /// The shape keeps away from the corners and the edges at every aspect.
  mutating func cutOut() {
    var seed = seed.derived("outline")
    let petals = seed.next(of: [0, 0, 5, 6, 8, 12])
    guard petals > 0 else {
      return bitmap.clip(to: [discShape(x: 500, y: 500, radius: 440, softness: 14)])
    }
    let turn = seed.nextAngle()
    let reach = 300
    let size = petals < 8 ? 165 : 120
    let discs = (0..<petals).map { petal in
      let angle = Angle(units: turn.units + petal * Angle.turn / petals)
      let place = around(x: 500, y: 500, distance: reach, angle: angle)
      return discShape(x: place.x, y: place.y, radius: size, softness: 14)
    }
    bitmap.clip(to: discs + [discShape(x: 500, y: 500, radius: reach, softness: 14)])
  }
}
