import Testing

@testable import Maquette

/// The classes of characters against those of tiktoken's regular expressions.
struct CharacterClassTests {
  /// How many characters of each class tiktoken 0.14 finds in all of Unicode; a newer Unicode would have more.
  @Test func `every character is in its class of Unicode 16`() {
    var counts: [CharacterClass: Int] = [:]
    for value in UInt32(0)...0x10_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      counts[CharacterClass(scalar), default: 0] += 1
    }
    #expect(
      counts == [
        .upper: 1889, .lower: 2258, .caseless: 136_881, .mark: 2501, .number: 1911, .newline: 2, .space: 23,
        .other: 966_599,
      ])
  }

  @Test(
    arguments: [
      // Another category since Unicode 17, and characters that came with it.
      ("\u{295}", CharacterClass.lower), ("\u{88F}", .other), ("\u{1ACF}", .other), ("\u{323B0}", .other),
      // White space that is no separator, and a separator that is no white space any more.
      ("\u{85}", .space), ("\u{B}", .space), ("\u{2028}", .space), ("\u{180E}", .other), ("\u{1C}", .other),
      ("ǅ", .upper), ("ʰ", .caseless), ("ª", .caseless), ("中", .caseless), ("\u{301}", .mark), ("½", .number),
      ("Ⅷ", .number), ("\u{E000}", .other), ("\u{378}", .other),
    ] as [(Unicode.Scalar, CharacterClass)])
  func `a character has the class that the pattern asks for`(scalar: Unicode.Scalar, class: CharacterClass) {
    #expect(CharacterClass(scalar) == `class`)
  }
}
