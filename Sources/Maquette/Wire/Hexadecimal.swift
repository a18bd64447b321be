extension Sequence<UInt8> {
  /// The bytes in lower-case hexadecimal, two digits each (RFC 4648, 8).
  var hexadecimal: String {
    String(decoding: flatMap { [$0 >> 4, $0 & 0xF] }.map(ASCII.hexadecimalDigit), as: UTF8.self)
  }
}
