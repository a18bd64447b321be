/// An angle whose sine needs no floating point, so that it is equal on every machine.
package struct Angle: Sendable, Hashable {
  /// Size in 65536ths of a full turn.
  package var units: Int

  /// Makes an angle of so many 65536ths of a full turn.
  package init(units: Int) {
    self.units = units
  }

  /// Makes an angle of so many whole degrees.
  package init(degrees: Int) {
    units = degrees * Angle.turn / 360
  }

  /// The units in a full turn.
  package static let turn = 65536

  /// What stands for 1 in a sine or cosine.
  package static let one = 16384

  /// The sine in 16384ths, within 30 of the true value.
  ///
  /// Bhaskara I's approximation: 16 x (h - x) / (5 h² - 4 x (h - x)), where h is half a turn.
  package var sine: Int {
    let half = Angle.turn / 2
    let position = units & (half - 1)
    let product = position * (half - position)
    let size = 16 * product * Angle.one / (5 * half * half - 4 * product)
    return units & half == 0 ? size : -size
  }

  /// The cosine in 16384ths, within 30 of the true value.
  package var cosine: Int {
    Angle(units: units + Angle.turn / 4).sine
  }
}
