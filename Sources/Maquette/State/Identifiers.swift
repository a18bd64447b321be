/// Makes the identifiers that the real service draws at random, as functions of the seed and of what they name.
struct Identifiers: Sendable {
  var seed: UInt64

  /// The SHA-256 of the seed and `parts`; the same parts split otherwise give another digest.
  func digest(_ parts: String...) -> [UInt8] {
    var message: [UInt8] = []
    message.reserveCapacity(128)
    func append(_ part: String) {
      message += String(part.utf8.count).utf8
      message.append(UInt8(ascii: ":"))
      message += part.utf8
    }
    append(String(seed))
    parts.forEach(append)
    var hash = SHA256()
    hash.update(message)
    return hash.finalize()
  }

  /// `prefix` and `count` letters and digits, of the form of `img-4WPQ…`; at most 32.
  func alphanumeric(_ prefix: String, _ count: Int, of parts: String...) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let digest = self.digest(prefix, parts.joined(separator: "\n"))
    let letters = digest.prefix(count).map { alphabet[Int($0) % alphabet.count] }
    return prefix + String(decoding: letters, as: UTF8.self)
  }

  /// The form of a version 4 UUID (RFC 9562, 5.4).
  func uuid(of parts: String...) -> String {
    var bytes = Array(digest("uuid", parts.joined(separator: "\n")).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.hexadecimal
    let lengths = [8, 4, 4, 4, 12]
    var rest = digits[...]
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }.joined(separator: "-")
  }
}
