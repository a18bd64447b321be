extension Int {
  /// The largest whole number whose square is not above `self`, which must not be negative.
  ///
  /// Newton's method from above, where each step comes down until the first that does not. The first step,
  /// from a power of two, needs no division.
  package var squareRoot: Int {
    guard self > 0 else { return 0 }
    let half = (bitWidth - leadingZeroBitCount) / 2
    var root = (1 << half + self >> half) / 2
    while true {
      let next = (root + self / root) / 2
      if next >= root { return root }
      root = next
    }
  }
}
