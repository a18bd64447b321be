import Testing

@testable import Maquette

struct SubstitutionTests {
  @Test(
    arguments: [
      ("a-b-c", "-", 1...1),
      ("--[[m:x", "[[m:", 2...5),
      ("[[[m:", "[[m:", 1...4),
      ("é=1", "=", 2...2),
      ("é\u{301}", "\u{301}", 2...3),
      ("abc", "abc", 0...2),
    ])
  func `finds the first place by its bytes`(text: String, part: String, place: ClosedRange<Int>) throws {
    let found = try #require(text.firstOccurrence(of: part))
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    let end = text.utf8.distance(from: text.startIndex, to: found.upperBound)
    #expect(start..<end == Range(place))
  }

  @Test(arguments: [("", "a"), ("abc", ""), ("ab", "abc"), ("[[m", "[[m:"), ("aab", "ac"), ("a", "A")])
  func `finds nothing where there is nothing`(text: String, part: String) {
    #expect(text.firstOccurrence(of: part) == nil)
  }

  @Test func `looks within a part of a text`() throws {
    let text = "]][[a]]"
    let part = text.dropFirst(2)
    let found = try #require(part.firstOccurrence(of: "]]"))
    #expect(text[found.lowerBound...] == "]]")
    #expect(part[..<found.lowerBound] == "[[a")
  }

  @Test(
    arguments: [
      ("a-b-c", "-", "_", "a_b_c"),
      ("%22%22x%22", "%22", "\"", "\"\"x\""),
      ("aaa", "aa", "b", "ba"),
      ("a\nb\n", "\n", "\r\n", "a\r\nb\r\n"),
      ("xx", "x", "xx", "xxxx"),
      ("+\u{301}", "+", " ", " \u{301}"),
      ("none", "-", "_", "none"),
      ("", "-", "_", ""),
      ("whole", "whole", "", ""),
      ("text", "", "_", "text"),
    ])
  func `substitutes every occurrence, from left to right`(
    text: String, part: String, replacement: String, result: String
  ) {
    #expect(text.substituting(replacement, for: part).unicodeScalars.elementsEqual(result.unicodeScalars))
  }
}
