import Maquette

/// The header or trailer fields of a message, line by line, within bounds (RFC 9112, 5).
struct FieldSection {
  private(set) var headers: HTTPHeaders = [:]

  private let countLimit: Int
  private var bytesLeft: Int
  private var line = LineReader()

  init(limits: Limits) {
    countLimit = limits.headerCount
    bytesLeft = limits.headerBytes
  }

  /// Takes bytes from `input` at `offset` up to the empty line that ends the section.
  ///
  /// - Returns: whether the section is complete.
  mutating func read(_ input: Span<UInt8>, at offset: inout Int) throws(HTTPError) -> Bool {
    while try line.read(input, at: &offset, limit: max(0, bytesLeft - 2), excess: .headTooLarge) {
      if line.bytes.isEmpty { return true }
      guard headers.fields.count < countLimit else { throw .headTooLarge }
      bytesLeft -= line.bytes.count + 2
      let field = try Self.field(line.bytes)
      headers.append(field.name, field.value)
      line.reset()
    }
    return false
  }

  /// Reads `field-name ":" OWS field-value OWS`.
  private static func field(_ line: [UInt8]) throws(HTTPError) -> HTTPHeaders.Field {
    guard line[0] != .space, line[0] != .tab else { throw .malformed("a folded header field") }
    guard let colon = line.firstIndex(of: .colon) else {
      throw .malformed("a header field without a colon")
    }
    guard colon > 0, line[..<colon].allSatisfy(\.isTokenCharacter) else {
      throw .malformed("a header field whose name is not a token")
    }
    return HTTPHeaders.Field(
      name: String(decoding: line[..<colon], as: UTF8.self),
      value: String(fieldText: line[(colon + 1)...].trimmed))
  }
}
