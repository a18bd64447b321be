extension Color {
  /// Nothing to be seen, and no colour hidden behind it.
  package static let clear = Color(red: 0, green: 0, blue: 0, alpha: 0)

  /// The same colour with another alpha.
  package func withAlpha(_ alpha: UInt8) -> Color {
    Color(red: red, green: green, blue: blue, alpha: alpha)
  }

  /// Moves each channel towards `other` by `weight` of 256.
  package func mixed(with other: Color, weight: Int) -> Color {
    Color(
      red: red.mixed(with: other.red, weight: weight),
      green: green.mixed(with: other.green, weight: weight),
      blue: blue.mixed(with: other.blue, weight: weight),
      alpha: alpha.mixed(with: other.alpha, weight: weight))
  }

  /// Alpha in 256ths, so that opaque is the whole.
  var weight: Int {
    Int(alpha) + Int(alpha) >> 7
  }

  /// Perceived brightness from 0 to 255, by the weights of ITU-R BT.601 in 256ths.
  package var luma: Int {
    (77 &* Int(red) &+ 150 &* Int(green) &+ 29 &* Int(blue) &+ 128) &>> 8
  }
}

extension UInt8 {
  /// Moves towards `other` by `weight` of 256, rounding to the nearest.
  func mixed(with other: UInt8, weight: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: (Int(self) &* (256 &- weight) &+ Int(other) &* weight &+ 128) &>> 8)
  }
}
