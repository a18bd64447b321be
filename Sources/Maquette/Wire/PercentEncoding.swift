/// Percent-encoding of URLs (RFC 3986, 2.1).
enum PercentEncoding {
  /// The text with every `%41` undone; nil when a `%` is not followed by two hexadecimal digits, or when the bytes are
  /// not UTF-8.
  static func decode(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(ASCII.hexadecimalValue),
        let low = rest.popFirst().flatMap(ASCII.hexadecimalValue)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The text with every byte escaped that is neither unreserved (RFC 3986, 2.3) nor one of `safe`.
  static func encode(_ text: String, safe: String = "") -> String {
    text.utf8.reduce(into: "") { result, byte in
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~\(safe)".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + [byte].hexadecimal.uppercased()
      }
    }
  }
}
