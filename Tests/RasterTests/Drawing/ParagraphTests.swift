import TestSupport
import Testing

@testable import Raster

struct ParagraphTests {
  private static let lettering = Lettering(capHeight: 20)

  private func lines(_ text: String, width: Int, lines: Int) -> [String] {
    let paragraph = ParagraphTests.lettering.paragraph(text, width: width, lines: lines)
    #expect(paragraph.allSatisfy { $0.width <= width })
    #expect(paragraph.count <= max(0, lines))
    return paragraph.map(\.text)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let width: Int
    let lines: Int
    let expected: [String]

    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(name: "nothing", text: "", width: 100, lines: 3, expected: []),
    Row(name: "whitespace", text: " \n\t ", width: 100, lines: 3, expected: []),
    Row(name: "one line", text: " two  words\n", width: 200, lines: 3, expected: ["two words"]),
    Row(name: "no lines", text: "words", width: 200, lines: 0, expected: []),
    Row(name: "fewer than no lines", text: "words", width: 200, lines: -1, expected: []),
    Row(name: "no width", text: "words", width: 0, lines: 3, expected: []),
    Row(name: "too narrow for a letter", text: "words", width: 3, lines: 3, expected: []),
    Row(
      name: "words", text: "the quick brown fox jumps", width: 120, lines: 9,
      expected: ["the quick", "brown fox", "jumps"]),
    Row(
      name: "a word that is too long", text: "a honorificabilitudinitatibus b", width: 120, lines: 9,
      expected: ["a honorific", "abilitudini", "tatibus b"]),
    Row(
      name: "shortened in one line", text: "the quick brown fox jumps over the dog", width: 200, lines: 1,
      expected: ["the … the dog"]),
    Row(
      name: "shortened in two lines", text: "the quick brown fox jumps over the lazy dog", width: 120,
      lines: 2,
      expected: ["the quick", "… dog"]),
    Row(
      name: "shortened in three lines", text: "the quick brown fox jumps over the lazy dog again and again",
      width: 120,
      lines: 3, expected: ["the quick", "… again", "and again"]),
    Row(
      name: "one long word", text: "honorificabilitudinitatibus", width: 120, lines: 1, expected: ["hon…ibus"]
    ),
    Row(
      name: "newlines", text: "one\n\n\ntwo\r\nthree", width: 400, lines: 2, expected: ["one two three"]),
  ]

  @Test(arguments: rows)
  func `a text is wrapped at words or shortened in the middle`(row: Row) {
    #expect(lines(row.text, width: row.width, lines: row.lines) == row.expected)
  }

  @Test func `a paragraph has the same pixels everywhere`() {
    var picture = Bitmap(width: 320, height: 120, color: .white)
    let text = String(repeating: "Ein Hafen im Morgengrauen, darüber Möwen; ", count: 30)
    let lettering = Lettering(capHeight: 16)
    for (index, line) in lettering.paragraph(text, width: 300, lines: 4).enumerated() {
      picture.draw(line, x: 10, baseline: 24 + index * lettering.lineHeight, color: .black.withAlpha(200))
    }
    #expect(picture.fingerprint == "c26f8db39ea85119")
  }

  @Test func `an ellipsis stands for something, and only then stands there`() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<500 {
      let words = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        String(
          (0..<Int.random(in: 1...12, using: &random)).map { _ in "aimWl".randomElement(using: &random) ?? "a"
          })
      }
      let text = words.joined(separator: " ")
      let shown = lines(
        text, width: Int.random(in: 60...200, using: &random), lines: Int.random(in: 1...4, using: &random)
      )
      .joined(separator: " ")
      let letters = shown.filter { $0 != " " }
      let all = text.filter { $0 != " " }
      guard let cut = letters.firstIndex(of: "…") else {
        #expect(letters == all)
        continue
      }
      #expect(letters.count - 1 < all.count)
      #expect(all.hasPrefix(letters[..<cut]))
      #expect(all.hasSuffix(letters[cut...].dropFirst()))
    }
  }

  struct LongText: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let lines: Int

    var testDescription: String { name }

    init(_ name: String, repeating part: String, count: Int, after start: String = "", lines: Int = 3) {
      self.name = name
      text = start + String(repeating: part, count: count)
      self.lines = lines
    }
  }

  @Test(arguments: [
    LongText("marks on one letter", repeating: "\u{301}", count: 30_000, after: "e", lines: 2),
    LongText("zero-width spaces", repeating: "\u{200B}", count: 32_000, lines: 1),
    LongText("newlines", repeating: "\n", count: 32_000, lines: 1),
    LongText("control characters", repeating: "\0", count: 32_000, lines: 1),
    LongText("families", repeating: "👩‍👩‍👧‍👦", count: 3000), LongText("flags", repeating: "🇨🇭", count: 16_000),
    LongText("right to left", repeating: "שלום ", count: 6000),
    LongText("one word", repeating: "W", count: 32_000),
    LongText("words", repeating: "word ", count: 6400),
  ])
  func `any long text is set`(long: LongText) {
    let shown = lines(long.text, width: 200, lines: 3)
    #expect(shown.count == long.lines)
    #expect(shown.contains { $0.contains("…") })
  }

  @Test func `any number of pixels and lines is taken`() {
    #expect(lines("a few words", width: .max, lines: .max) == ["a few words"])
    #expect(lines("a few words", width: .min, lines: .min) == [])
  }
}
