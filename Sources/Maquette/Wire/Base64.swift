/// Base64 with the standard alphabet (RFC 4648, 4).
enum Base64 {
  private static let padding = UInt8(ascii: "=")

  /// The character of each six bits.
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The two characters of each twelve bits, the first one in the low byte.
  private static let pairs = (0..<4096).map { bits in
    UInt16(alphabet[bits >> 6]) | UInt16(alphabet[bits & 63]) << 8
  }

  /// The six bits of each character; `outside` for those that are not in the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: outside, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// More than six bits.
  private static let outside: UInt8 = 0xFF
}

extension Base64 {
  /// Number of characters that `count` bytes make, padding included.
  static func encodedCount(_ count: Int) -> Int {
    (count + 2) / 3 * 4
  }

  /// Appends the encoding of `bytes`, with padding and without line breaks.
  static func append(encoding bytes: [UInt8], to text: inout [UInt8]) {
    append(encoding: bytes.span, to: &text)
  }

  /// Appends the encoding of `bytes`, with padding and without line breaks.
  static func append(encoding bytes: Span<UInt8>, to text: inout [UInt8]) {
    let pairs = pairs.span
    text.append(addingCapacity: encodedCount(bytes.count)) { output in
      let blocks = bytes.count / 6
      // Written over zeros: to ask for each character whether there is room takes longer than all the rest.
      output.append(repeating: 0, count: blocks * 8)
      var characters = output.mutableSpan
      for block in 0..<blocks {
        let six = bytes.extracting(block &* 6..<block &* 6 &+ 6)
        var bits: UInt64 = 0
        for index in 0..<6 { bits = bits << 8 | UInt64(six[index]) }
        for index in 0..<4 {
          let pair = pairs[Int(bits >> UInt64(36 - 12 * index) & 0xFFF)]
          let offset = block &* 8 &+ 2 &* index
          characters[offset] = UInt8(truncatingIfNeeded: pair)
          characters[offset &+ 1] = UInt8(truncatingIfNeeded: pair >> 8)
        }
      }
      let whole = bytes.count / 3 * 3
      for offset in stride(from: blocks * 6, to: whole, by: 3) {
        let group = bytes.extracting(offset..<offset + 3)
        let bits = Int(group[0]) << 16 | Int(group[1]) << 8 | Int(group[2])
        let (first, second) = (pairs[bits >> 12], pairs[bits & 0xFFF])
        output.append(UInt8(truncatingIfNeeded: first))
        output.append(UInt8(truncatingIfNeeded: first >> 8))
        output.append(UInt8(truncatingIfNeeded: second))
        output.append(UInt8(truncatingIfNeeded: second >> 8))
      }
      guard whole < bytes.count else { return }
      let second = whole + 1 < bytes.count ? bytes[whole + 1] : nil
      let bits = Int(bytes[whole]) << 16 | Int(second ?? 0) << 8
      output.append(alphabet[bits >> 18])
      output.append(alphabet[bits >> 12 & 63])
      output.append(second == nil ? padding : alphabet[bits >> 6 & 63])
      output.append(padding)
    }
  }
}

extension Base64 {
  /// The bytes that `text` encodes; nil when it is not base64.
  static func decode(_ text: Substring) -> [UInt8]? {
    decode(text.utf8.span)
  }

  /// The bytes that `text` encodes; nil when it is not base64.
  ///
  /// Padding may be left out, as in many `data:` URLs, but not be wrong. Line breaks and other characters
  /// outside the alphabet are refused (RFC 4648, 3.3), and so are unused bits that are not zero (3.5).
  static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    let count = digitCount(of: text)
    guard count == text.count || text.count % 4 == 0, count % 4 != 1 else { return nil }
    // Errors are collected and looked at once, which keeps branches out of the loop.
    var error: UInt8 = 0
    let values = values.span
    let bytes = [UInt8](capacity: count / 4 * 3 + 2) { output in
      let whole = count / 4 * 4
      for offset in stride(from: 0, to: whole, by: 4) {
        let group = text.extracting(offset..<offset + 4)
        let (a, b) = (values[Int(group[0])], values[Int(group[1])])
        let (c, d) = (values[Int(group[2])], values[Int(group[3])])
        error |= a | b | c | d
        output.append(a << 2 | b >> 4)
        output.append(b << 4 | c >> 2)
        output.append(c << 6 | d)
      }
      guard whole < count else { return }
      let (a, b) = (values[Int(text[whole])], values[Int(text[whole + 1])])
      let c = whole + 2 < count ? values[Int(text[whole + 2])] : nil
      error |= a | b | (c ?? 0)
      output.append(a << 2 | b >> 4)
      if let c { output.append(b << 4 | c >> 2) }
      let unused = c.map { $0 & 0x03 } ?? b & 0x0F
      if unused != 0 { error = outside }
    }
    return error < 64 ? bytes : nil
  }

  /// Number of characters before the padding, of which no more than two are looked for.
  private static func digitCount(of text: Span<UInt8>) -> Int {
    var count = text.count
    while count > 0, text.count - count < 2, text[count - 1] == padding { count -= 1 }
    return count
  }
}
