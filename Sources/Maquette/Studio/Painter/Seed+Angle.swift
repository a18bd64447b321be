import Raster

extension Seed {
  /// Draws an angle from the whole turn.
  mutating func nextAngle() -> Angle {
    Angle(units: next(in: 0..<Angle.turn))
  }
}
