import CVocabulary
import Foundation
import Testing

@testable import Maquette

/// The embedded table against the file that it was made from.
struct VocabularyTests {
  /// Path of `o200k_base.tiktoken`, which is not part of the repository.
  private static let published = ProcessInfo.processInfo.environment["O200K_BASE"]

  @Test(.enabled(if: published != nil, "Set O200K_BASE to the path of o200k_base.tiktoken."))
  func `the table holds the published vocabulary and nothing else`() throws {
    let text = try String(contentsOfFile: try #require(Self.published), encoding: .utf8)
    // Where the buckets start, and four bytes before each token.
    var size = 4 * 65_537
    for line in text.split(separator: "\n") {
      let columns = line.split(separator: " ")
      let token = Array(try #require(Data(base64Encoded: String(columns[0]))))
      #expect(Vocabulary.token(token.span) == UInt32(columns[1]))
      size += 4 + token.count
    }
    #expect(vocabulary_byte_count == size)
  }

  @Test(arguments: [("", nil), ("!", 0), (" cat", 9059), (" cats are not a token", nil)])
  func `a token is found by its bytes`(text: String, token: UInt32?) {
    #expect(Vocabulary.token(Array(text.utf8).span) == token)
  }

  @Test func `every byte is a token`() {
    #expect((UInt8.min...UInt8.max).allSatisfy { Vocabulary.token([$0].span) != nil })
  }

  @Test func `what is longer than any token is none`() {
    #expect(Vocabulary.token(Array(repeating: UInt8(ascii: " "), count: 128).span) != nil)
    #expect(Vocabulary.token(Array(repeating: UInt8(ascii: " "), count: 129).span) == nil)
  }

  @Test func `there is nothing past the end of the table`() {
    #expect(vocabularyInteger(at: vocabulary_byte_count - 4) != 0)
    #expect(vocabularyInteger(at: vocabulary_byte_count - 3) == 0)
    #expect(vocabularyByte(at: vocabulary_byte_count) == 0)
  }
}
