import CVocabulary

/// The tokens of the vocabulary `o200k_base`, looked up in place in the table that `scripts/vocabulary` writes.
enum Vocabulary {
  /// Length of the longest token, in bytes.
  static let longestToken = 128

  /// The number of the token of these bytes, which is also how late it is merged; nil when there is none.
  static func token(_ bytes: Span<UInt8>) -> UInt32? {
    guard bytes.count <= longestToken else { return nil }
    let bucket = bucket(of: bytes)
    var offset = Int(vocabularyInteger(at: 4 * bucket))
    let end = Int(vocabularyInteger(at: 4 * (bucket + 1)))
    while offset < end {
      let entry = vocabularyInteger(at: offset)
      let (rank, count) = (entry & 0xFF_FFFF, Int(entry >> 24))
      if count == bytes.count, matches(bytes, at: offset + 4) { return rank }
      offset += 4 + count
    }
    return nil
  }

  /// FNV-1a with 32 bits, folded to 16.
  private static func bucket(of bytes: Span<UInt8>) -> Int {
    var key: UInt32 = 0x811C_9DC5
    for index in bytes.indices { key = (key ^ UInt32(bytes[index])) &* 0x0100_0193 }
    return Int((key ^ key >> 16) & 0xFFFF)
  }

  private static func matches(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    bytes.indices.allSatisfy { vocabularyByte(at: offset + $0) == bytes[$0] }
  }
}
