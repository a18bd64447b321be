import Testing

@testable import Maquette

/// The tokenizer against tiktoken.
struct TokenizerTests {
  @Test func `texts of every kind have tiktoken's tokens`() throws {
    let rows = try TokenFixtures.all()
    #expect(rows.count > 10_000)
    for row in rows {
      let tokens = Tokenizer.tokens(of: row.text)
      #expect(tokens.count == row.count && Self.hash(tokens) == row.hash, "\(row.text.debugDescription)")
    }
  }

  /// Tokens that tiktoken gives, in full.
  @Test(arguments: [
    ("", []), ("a siamese cat", [64, 193401, 1220, 9059]),
    ("<|endoftext|>", [27, 91, 419, 1440, 919, 91, 29]),
  ])
  func `a text's tokens are its ranks`(text: String, tokens: [UInt32]) {
    #expect(Tokenizer.tokens(of: text) == tokens)
  }

  /// Each of the kinds that a piece of 32,000 characters may be of; the counts are tiktoken's.
  @Test(arguments: [
    ("a", 4000), ("é", 32000), (" ", 250), ("\n", 2000), ("𠀁", 96000), ("=-", 2000), ("Aª", 32000),
  ])
  func `a long run is counted to its end`(unit: String, tokens: Int) {
    let text = String(repeating: unit, count: 32_000 / unit.unicodeScalars.count)
    #expect(Tokenizer.count(text) == tokens)
  }

  @Test func `what is longer than any prompt counts in proportion`() {
    #expect(Tokenizer.count(String(repeating: "a", count: 32_001)) == 4000)
    #expect(Tokenizer.count(String(repeating: "a", count: 320_000)) == 40_000)
  }

  /// FNV-1a with 32 bits, of four bytes a token.
  private static func hash(_ tokens: [UInt32]) -> UInt32 {
    tokens.reduce(0x811C_9DC5) { key, token in
      (0..<4).reduce(key) { ($0 ^ (token >> (8 * $1)) & 0xFF) &* 0x0100_0193 }
    }
  }
}
