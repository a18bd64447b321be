/// A circle filled up to its rim, or a ring when it has a hole, measured in 16ths of a pixel.
package struct Disc: Sendable, Hashable {
  /// Centre, from the left edge of the picture.
  package let x: Int

  /// Centre, from the top edge of the picture.
  package let y: Int

  /// Radius of the middle of the rim, at least 1.
  package let radius: Int

  /// Radius of the empty middle, at most that of the rim; 0 for none.
  package let hole: Int

  /// Width of the rim, over which coverage falls from all to nothing, at least 1; a pixel is a clean edge.
  package let softness: Int

  private let rim: Rim
  private let holeRim: Rim

  /// Makes a disc, with sizes moved into their ranges.
  package init(x: Int, y: Int, radius: Int, hole: Int = 0, softness: Int = Disc.unit) {
    self.x = x
    self.y = y
    self.radius = max(1, radius)
    self.hole = min(max(0, hole), self.radius)
    self.softness = max(1, softness)
    rim = Rim(radius: self.radius, softness: self.softness)
    holeRim = Rim(radius: max(1, self.hole), softness: self.softness)
  }

  /// The units in a pixel.
  package static let unit = 16
}

extension Disc: Shape {
  var rows: Range<Int> {
    columns(within: rim.outerSquare.squareRoot, of: y)
  }

  func coverage(column: Int, row: Int) -> Int {
    let dx = column * Disc.unit + Disc.unit / 2 - x
    let dy = row * Disc.unit + Disc.unit / 2 - y
    let square = dx * dx + dy * dy
    let filled = rim.coverage(atSquare: square)
    return hole == 0 ? filled : max(0, filled - holeRim.coverage(atSquare: square))
  }

  func reaches(ofRow row: Int) -> (Reach, Reach) {
    let dy = row * Disc.unit + Disc.unit / 2 - y
    let outer = reach(of: rim, atHeight: dy)
    guard hole > 0 else { return (outer, .nothing) }
    let inner = reach(of: holeRim, atHeight: dy)
    if inner.touched.isEmpty { return (outer, .nothing) }
    let empty = inner.covered.isEmpty ? inner.touched.middle..<inner.touched.middle : inner.covered
    return (
      Reach(
        touched: outer.touched.lowerBound..<empty.lowerBound,
        covered: outer.covered.clamped(to: Int.min..<inner.touched.lowerBound)),
      Reach(
        touched: empty.upperBound..<outer.touched.upperBound,
        covered: outer.covered.clamped(to: inner.touched.upperBound..<Int.max))
    )
  }

  /// What of a row `height` units from the centre a filled circle touches and covers.
  private func reach(of rim: Rim, atHeight height: Int) -> Reach {
    let touched = rim.outerSquare - height * height
    guard touched >= 0 else { return .nothing }
    let covered = rim.innerSquare - height * height
    return Reach(
      touched: columns(within: touched.squareRoot, of: x),
      covered: covered < 0 ? 0..<0 : columns(within: covered.squareRoot, of: x))
  }

  /// The pixels whose middle is at most `distance` units from `center`.
  private func columns(within distance: Int, of center: Int) -> Range<Int> {
    let first = (center - distance + Disc.unit / 2 - 1) >> 4
    let last = (center + distance - Disc.unit / 2) >> 4
    return first..<max(first, last + 1)
  }
}

/// The edge of a circle, in terms of squared distances from the centre so that no pixel needs a root.
private struct Rim: Hashable {
  /// From here on nothing is covered.
  let outerSquare: Int

  /// Up to here everything is covered; negative when the circle is all edge.
  let innerSquare: Int

  /// What coverage falls by for each unit between the two, in 256ths shifted left by 32 bits.
  private let slope: Int

  /// Near the rim r² - d² is 2 r (r - d), which makes coverage a straight line in the square.
  init(radius: Int, softness: Int) {
    outerSquare = radius * radius + radius * softness
    innerSquare = radius * radius - radius * softness
    slope = (256 << 32) / (2 * radius * softness)
  }

  func coverage(atSquare square: Int) -> Int {
    guard square > innerSquare else { return 256 }
    guard square < outerSquare else { return 0 }
    return ((outerSquare - square) &* slope) >> 32
  }
}

extension Range<Int> {
  fileprivate var middle: Int { (lowerBound + upperBound) >> 1 }
}
