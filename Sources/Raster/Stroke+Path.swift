extension Stroke {
  /// Reads strokes from a path: letters, each followed by whole numbers that a space divides.
  ///
  /// `M x y`, `L x y` and `C x1 y1 x2 y2 x y` are SVG's *moveto*, *lineto* and *curveto* (SVG 2, section 9.3).
  /// `X x y` is a quarter of an ellipse that leaves along the x axis and arrives along the y axis, `Y x y` one
  /// the other way round, `D x y` a dot a little wider than the pen.
  ///
  /// - Returns: The strokes before the first mistake; a test sees to it that the tables have none.
  static func strokes(path: String) -> [Stroke] {
    var path = PathReader(path)
    while path.readCommand() {}
    return path.strokes
  }
}

/// A path being read.
private struct PathReader {
  private(set) var strokes: [Stroke] = []
  private var bytes: Substring.UTF8View
  private var pen = SIMD2(0, 0)

  init(_ path: String) {
    bytes = path[...].utf8
  }

  /// Reads a letter and its points.
  ///
  /// - Returns: Whether there was one.
  mutating func readCommand() -> Bool {
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    guard let command = bytes.popFirst(), let point = readPoint() else { return false }
    switch command {
    case UInt8(ascii: "M"):
      pen = point
    case UInt8(ascii: "L"):
      append(.line(pen, point), end: point)
    case UInt8(ascii: "C"):
      guard let second = readPoint(), let end = readPoint() else { return false }
      append(.curve(pen, point, second, end), end: end)
    case UInt8(ascii: "X"):
      appendQuarter(to: point, alongXFirst: true)
    case UInt8(ascii: "Y"):
      appendQuarter(to: point, alongXFirst: false)
    case UInt8(ascii: "D"):
      appendDot(at: point)
    default:
      return false
    }
    return true
  }

  private mutating func append(_ stroke: Stroke, end: SIMD2<Int>) {
    strokes.append(stroke)
    pen = end
  }

  /// The control points of a circle lie 55 % of the way; a little more makes bowls rounder in the shoulders.
  private mutating func appendQuarter(to end: SIMD2<Int>, alongXFirst: Bool) {
    let way = (end &- pen) &* 57 / 100
    let back = (pen &- end) &* 57 / 100
    let first = alongXFirst ? SIMD2(pen.x + way.x, pen.y) : SIMD2(pen.x, pen.y + way.y)
    let second = alongXFirst ? SIMD2(end.x, end.y + back.y) : SIMD2(end.x + back.x, end.y)
    append(.curve(pen, first, second, end), end: end)
  }

  /// A small diamond, whose inside the pen fills.
  private mutating func appendDot(at center: SIMD2<Int>) {
    let size = 2
    pen = SIMD2(center.x + size, center.y)
    for (x, y) in [(0, size), (-size, 0), (0, -size), (size, 0)] {
      let corner = SIMD2(center.x + x, center.y + y)
      append(.line(pen, corner), end: corner)
    }
  }

  private mutating func readPoint() -> SIMD2<Int>? {
    guard let x = readNumber(), let y = readNumber() else { return nil }
    return SIMD2(x, y)
  }

  private mutating func readNumber() -> Int? {
    if bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    let digits = bytes.prefix { $0 != UInt8(ascii: " ") }
    bytes = bytes[digits.endIndex...]
    return Int(String(Substring(digits)))
  }
}
