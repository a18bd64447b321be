import Testing

@testable import Maquette

/// The pattern of `o200k_base`, alternative by alternative; the pieces are those of tiktoken's `regex`.
struct TextPiecesTests {
  @Test(arguments: [
    ("Hello world", ["Hello", " world"]), ("camelCaseHTTPServer", ["camel", "Case", "HTTPServer"]),
    ("we'Ve don'T x'S's", ["we'Ve", " don'T", " x'S", "'s"]),
    ("it\u{2019}s 'tis", ["it", "\u{2019}s", " '", "tis"]),
    ("a'\u{17F}b A'LLx", ["a'\u{17F}", "b", " A'LL", "x"]), ("12345 ½", ["123", "45", " ", "½"]),
    ("a  b", ["a", " ", " b"]), ("a \n \n  b  ", ["a", " \n \n", " ", " b", "  "]),
    ("x = {//\r\n/ y", ["x", " =", " {//\r\n/", " y"]), ("\t\tif", ["\t", "\tif"]), ("-Ab", ["-Ab"]),
    ("ABªCD", ["ABª", "CD"]), ("\u{301}AB", ["\u{301}", "AB"]), ("\u{301}!\u{301}", ["\u{301}", "!\u{301}"]),
    ("\u{301}\u{301}", ["\u{301}\u{301}"]), ("日本ABC", ["日本", "ABC"]), ("\u{3000}字", ["\u{3000}字"]),
    ("\r\rA", ["\r\r", "A"]), (" \u{85} ", [" \u{85} "]), ("'s", ["'s"]), ("A's", ["A's"]),
    ("a'", ["a", "'"]),
    ("a'r", ["a", "'r"]),
  ])
  func `a text comes apart as the pattern says`(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    var pieces = TextPieces(text)
    var found: [String] = []
    while let piece = pieces.next() { found.append(String(decoding: bytes[piece], as: UTF8.self)) }
    // Compared as bytes, since strings that look alike are equal.
    #expect(found.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "\(found)")
  }
}
