/// A header field's value and the parameters after it: `form-data; name="image"; filename="a;b.png"`.
///
/// The grammar of `Content-Type` (RFC 9110, 8.3.1) and `Content-Disposition` (RFC 6266, 4.1): parameters as in
/// RFC 9110, 5.6.6, whose quotes are honoured before a semicolon is looked for. Two habits of clients are
/// tolerated beyond it. A value without quotes may hold anything but a semicolon, a quote and controls, since
/// .NET writes `name=image[]`. A backslash in quotes escapes only a quote or another backslash, since old
/// browsers send whole paths, `filename="C:\otter.png"`.
struct HeaderParameters: Sendable, Equatable {
  /// One `name=value`.
  struct Parameter: Sendable, Equatable {
    /// The name in lower case; names compare without regard to case.
    var name: String

    /// The value with quotes and backslashes undone.
    var value: String
  }

  /// What stands before the parameters, in lower case: `form-data`, `image/png`.
  let value: String

  /// The parameters in the order they came, each name once.
  let parameters: [Parameter]

  /// Parameters a field may have.
  static let limit = 32

  /// Reads a field value; nil when it breaks the grammar, repeats a parameter or has too many.
  init?(_ field: some StringProtocol) {
    var reader = Reader(bytes: Array(field.utf8))
    guard let value = reader.value(), let parameters = reader.parameters() else { return nil }
    self.value = value
    self.parameters = parameters
  }

  /// The value of the parameter called `name`, which is in lower case.
  subscript(name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  /// The value of `name*`, which says its own encoding: `filename*=UTF-8''na%C3%AFve.png` (RFC 8187, 3.2.1).
  ///
  /// Nil when there is none, its percent-encoding is broken, its encoding is not UTF-8, or the bytes are not:
  /// such a one is to be passed over for plain `name` (RFC 6266, 4.3).
  func extended(_ name: String) -> String? {
    guard let value = self[name + "*"] else { return nil }
    let fields = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, ASCII.lowercased(fields[0]) == "utf-8" else { return nil }
    return PercentEncoding.decode(fields[2])
  }
}

private struct Reader {
  let bytes: [UInt8]
  var offset = 0

  private var next: UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  /// `form-data`, or `image/png`.
  mutating func value() -> String? {
    skipBlanks()
    guard var value = token() else { return nil }
    if skip("/") {
      guard let subtype = token() else { return nil }
      value += "/" + subtype
    }
    skipBlanks()
    return value
  }

  /// All parameters, up to the end.
  mutating func parameters() -> [HeaderParameters.Parameter]? {
    var parameters: [HeaderParameters.Parameter] = []
    while skip(";") {
      skipBlanks()
      // RFC 9110 lets a parameter be empty, so that a semicolon may end the list.
      if next == nil || next == UInt8(ascii: ";") { continue }
      guard parameters.count < HeaderParameters.limit,
        let name = token(), !parameters.contains(where: { $0.name == name }), skip("="),
        let value = next == ASCII.quote ? quoted() : unquoted()
      else { return nil }
      parameters.append(HeaderParameters.Parameter(name: name, value: value))
      skipBlanks()
    }
    return next == nil ? parameters : nil
  }

  /// A token in lower case; nil when there is none.
  private mutating func token() -> String? {
    let start = offset
    while let byte = next, ASCII.isTokenByte(byte) { offset += 1 }
    guard offset > start else { return nil }
    return ASCII.lowercased(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  /// The text between two quotes.
  private mutating func quoted() -> String? {
    var text: [UInt8] = []
    offset += 1
    while let byte = next {
      offset += 1
      switch byte {
      case ASCII.quote:
        return String(decoding: text, as: UTF8.self)
      case ASCII.backslash where next == ASCII.quote || next == ASCII.backslash:
        text.append(bytes[offset])
        offset += 1
      case _ where ASCII.isControl(byte) && byte != ASCII.tab:
        return nil
      default:
        text.append(byte)
      }
    }
    return nil
  }

  /// The text up to a semicolon, without blanks at its end.
  private mutating func unquoted() -> String? {
    let start = offset
    while let byte = next, byte != UInt8(ascii: ";") {
      guard byte != ASCII.quote, !ASCII.isControl(byte) || byte == ASCII.tab else { return nil }
      offset += 1
    }
    var end = offset
    while end > start, ASCII.isBlank(bytes[end - 1]) { end -= 1 }
    return end > start ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, ASCII.isBlank(byte) { offset += 1 }
  }
}
