/// A part of a glyph that a round pen draws in one go: the middle line of what will be seen.
///
/// Points count in a glyph's units, x to the right and y up from the baseline.
enum Stroke: Sendable, Hashable {
  case line(SIMD2<Int>, SIMD2<Int>)

  /// A cubic Bézier curve: its start, two control points, its end.
  case curve(SIMD2<Int>, SIMD2<Int>, SIMD2<Int>, SIMD2<Int>)

  /// The same stroke somewhere else.
  func moved(by offset: SIMD2<Int>) -> Stroke {
    switch self {
    case .line(let start, let end):
      .line(start &+ offset, end &+ offset)
    case .curve(let start, let first, let second, let end):
      .curve(start &+ offset, first &+ offset, second &+ offset, end &+ offset)
    }
  }

  /// Where the stroke starts and ends.
  var ends: [SIMD2<Int>] {
    switch self {
    case .line(let start, let end), .curve(let start, _, _, let end): [start, end]
    }
  }
}
