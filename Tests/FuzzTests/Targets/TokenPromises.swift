import CVocabulary

@testable import Maquette

/// The bytes of a text's tokens, one after the other, are the text.
enum TokenPromises {
  /// Where the table has each token, by rank.
  private static let offsets: [UInt32: Int] = {
    var offsets: [UInt32: Int] = [:]
    var offset = Int(vocabularyInteger(at: 0))
    while offset < vocabulary_byte_count {
      let entry = vocabularyInteger(at: offset)
      offsets[entry & 0xFF_FFFF] = offset
      offset += 4 + Int(entry >> 24)
    }
    return offsets
  }()

  static func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    let text = String(decoding: bytes, as: UTF8.self)
    let tokens = Tokenizer.tokens(of: text)
    let joined = tokens.flatMap(bytes(of:))
    try BrokenPromise.unless(joined.elementsEqual(text.utf8), "tokens join up to the text")
    try BrokenPromise.unless(
      text.unicodeScalars.count > 32_000 || Tokenizer.count(text) == tokens.count,
      "the tokens of a prompt are counted to its end")
  }

  private static func bytes(of token: UInt32) -> [UInt8] {
    guard let offset = offsets[token] else { return [] }
    let count = Int(vocabularyInteger(at: offset) >> 24)
    return (0..<count).map { vocabularyByte(at: offset + 4 + $0) }
  }
}
