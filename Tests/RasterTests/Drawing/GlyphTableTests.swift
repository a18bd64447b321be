import Foundation
import Testing

@testable import Raster

struct GlyphTableTests {
  /// Printable ASCII, the signs and letters of Latin-1, and Latin Extended-A.
  static let covered = [0x21...0x7E, 0xA1...0xAC, 0xAE...0x17F].joined().compactMap(Unicode.Scalar.init)

  @Test func `no row has a mistake in its path`() {
    for row in GlyphTable.rows {
      let strokes = row.path.reduce(0) { count, character in
        switch character {
        case "L", "C", "X", "Y": count + 1
        case "D": count + 4
        default: count
        }
      }
      #expect(Stroke.strokes(path: row.path).count == strokes, "\(row.character)")
      #expect(strokes > 0, "\(row.character)")
    }
  }

  @Test(arguments: [
    ("", 0), ("M1 2", 0), ("M1 2 L3 4", 1), ("M1 2 L3", 0), ("M1 2 L3 4 Z5 6 L7 8", 1), ("M1 2 C1 2 3 4", 0),
    ("M1 2 L3 x", 0), ("D-1 -2", 4),
  ])
  func `a path is read up to its first mistake`(path: String, strokes: Int) {
    #expect(Stroke.strokes(path: path).count == strokes)
  }

  @Test func `no character has two rows`() {
    let characters = GlyphTable.rows.map(\.character)
    #expect(Set(characters).count == characters.count)
  }

  @Test(arguments: covered + "‘’‚“”„‹›–—…•−≤≥≠≈∞€™→←ẞ".unicodeScalars)
  func `a character of the promised ranges has a shape of its own`(scalar: Unicode.Scalar) throws {
    let glyph = try #require(Glyph(Character(scalar)))
    #expect(glyph.letter != "\u{FFFD}")
    #expect((20...170).contains(glyph.advance))
    #expect(glyph.bottom >= -38 && glyph.top <= 150)
  }

  @Test func `letters and digits all look different`() {
    let characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzß0123456789"
    #expect(Set(characters.compactMap { Glyph($0)?.strokes }).count == characters.count)
  }

  @Test(arguments: covered + (0x1EA0...0x1EF9).compactMap(Unicode.Scalar.init) + "ȘșȚțǍǎ".unicodeScalars)
  func `a letter with its marks apart looks like the letter in one`(scalar: Unicode.Scalar) {
    let apart = String(scalar).decomposedStringWithCanonicalMapping
    #expect(Glyph(Character(apart)) == Glyph(Character(scalar)))
  }

  @Test(
    arguments: [
      ("é", "e"), ("ç", "c"), ("ą", "a"), ("ö", "o"), ("Ő", "O"), ("q\u{301}", "q"), ("ế", "ê"),
    ] as [(Character, Character)])
  func `a mark adds to its letter and leaves its width`(marked: Character, letter: Character) throws {
    let (marked, letter) = (try #require(Glyph(marked)), try #require(Glyph(letter)))
    #expect(marked.strokes.starts(with: letter.strokes))
    #expect(marked.strokes.count > letter.strokes.count)
    #expect(marked.advance == letter.advance)
  }

  @Test func `a mark stays clear of a tall letter and of another mark`() throws {
    let accent = try #require(Glyph("É")).strokes.last?.ends.map(\.y).min() ?? 0
    #expect(accent > 115)
    let second = try #require(Glyph("x\u{301}\u{302}"))
    #expect(second.top > 130)
  }

  @Test(arguments: [" ", "\t", "\n", "\r\n", "\u{A0}", "\u{2028}", "\u{3000}"] as [Character])
  func `whitespace is a space`(character: Character) {
    #expect(Glyph(character) == .space)
  }

  @Test(
    arguments: [
      "\0", "\u{7}", "\u{7F}", "\u{85}", "\u{AD}", "\u{200B}", "\u{200F}", "\u{FEFF}", "\u{FE0F}", "\u{301}",
    ] as [Character])
  func `what has no shape has no glyph`(character: Character) {
    #expect(Glyph(character) == (character.isWhitespace ? .space : nil))
  }

  @Test func `what the table lacks is one box a character, mostly different`() {
    let lacking: [Character] = ["漢", "字", "か", "な", "Ж", "Ω", "ש", "م", "😀", "👩‍👩‍👧", "🇨🇭", "👍🏽"]
    let boxes = lacking.compactMap { Glyph($0) }
    #expect(boxes.count == lacking.count)
    #expect(Set(boxes.map(\.advance)) == [102])
    #expect(Set(boxes.map(\.strokes)).count >= 10)
    #expect(Glyph("漢") == Glyph("漢"))
  }
}
