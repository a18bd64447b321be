extension Sequence<UInt8> {
  /// The bytes in lower-case hexadecimal, two digits each (RFC 4648, 8).
  var hexadecimal: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * underestimatedCount)
    for byte in self {
      digits.append(ASCII.hexadecimalDigit(byte >> 4))
      digits.append(ASCII.hexadecimalDigit(byte & 0xF))
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
