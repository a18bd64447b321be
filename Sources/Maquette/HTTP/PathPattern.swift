/// A path with segments that stand for any text: `/v1/files/{file_id}/content`.
struct PathPattern: Sendable {
  /// The pattern as written, which is also how OpenAPI writes it (OpenAPI 3.1, 4.8.8).
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// What stands for the segments in braces, percent-decoded and in order; nil when `path` does not match.
  func values(in path: some StringProtocol) -> [String]? {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    let expected = text.split(separator: "/", omittingEmptySubsequences: false)
    guard segments.count == expected.count else { return nil }
    var values: [String] = []
    for (segment, expectation) in zip(segments, expected) {
      if expectation.hasPrefix("{") {
        guard !segment.isEmpty, let value = PercentEncoding.decode(segment) else { return nil }
        values.append(value)
      } else if segment != expectation {
        return nil
      }
    }
    return values
  }

  /// The names in braces, in order.
  var names: [String] {
    text.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }
}

extension PathPattern: ExpressibleByStringInterpolation {
  init(stringLiteral text: String) {
    self.init(text)
  }
}
