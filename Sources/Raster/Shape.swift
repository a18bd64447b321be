/// An area with smooth edges that can say, row by row, which pixels it touches and how much of them it covers.
protocol Shape {
  /// The rows that the shape touches.
  var rows: Range<Int> { get }

  /// What the shape touches of a row, in two parts when a hole divides it; the second is empty otherwise.
  func reaches(ofRow row: Int) -> (Reach, Reach)

  /// How much of a pixel is covered, in 256ths.
  func coverage(column: Int, row: Int) -> Int
}

/// The part of a row that a shape touches, and the part of that which it covers wholly.
struct Reach {
  let touched: Range<Int>
  let covered: Range<Int>

  /// Cuts `covered` to what lies inside `touched`.
  init(touched: Range<Int>, covered: Range<Int>) {
    self.touched = touched
    self.covered = covered.clamped(to: touched)
  }

  /// No part.
  static let nothing = Reach(touched: 0..<0, covered: 0..<0)

  /// The part of this in `columns`.
  func clamped(to columns: Range<Int>) -> Reach {
    Reach(touched: touched.clamped(to: columns), covered: covered)
  }
}
