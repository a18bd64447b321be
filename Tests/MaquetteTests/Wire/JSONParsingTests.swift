import Foundation
import TestSupport
import Testing

@testable import Maquette

struct JSONParsingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var expected: JSON
    var testDescription: String { text }

    init(_ text: String, _ expected: JSON) {
      self.text = text
      self.expected = expected
    }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var reason: JSON.ParseError.Reason
    var offset: Int
    var testDescription: String { String(decoding: bytes, as: UTF8.self) }

    init(_ text: String, _ reason: JSON.ParseError.Reason, at offset: Int) {
      self.init(Array(text.utf8), reason, at: offset)
    }

    init(_ bytes: [UInt8], _ reason: JSON.ParseError.Reason, at offset: Int) {
      (self.bytes, self.reason, self.offset) = (bytes, reason, offset)
    }
  }

  static let accepted: [Row] = [
    Row("null", .null),
    Row("true", true),
    Row(" \t\r\nfalse \t\r\n", false),
    Row("0", 0),
    Row("-0", .number(.init(scanned: "-0"))),
    Row("12", 12),
    Row("1.0", .number(.init(scanned: "1.0"))),
    Row("1e3", .number(.init(scanned: "1e3"))),
    Row("-1.25E-07", .number(.init(scanned: "-1.25E-07"))),
    Row("1E+2", .number(.init(scanned: "1E+2"))),
    Row("123456789012345678901234567890", .number(.init(scanned: "123456789012345678901234567890"))),
    Row("1e400", .number(.init(scanned: "1e400"))),
    Row(#""""#, ""),
    Row(#""a""#, "a"),
    Row(
      "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"",
      "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"),
    Row(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    Row(#""\u0000\u001f\u00e9\u20AC""#, "\0\u{1F}é€"),
    Row(#""\ud83e\uDDA6 otter""#, "🦦 otter"),
    Row(#""\ud83e""#, "\u{FFFD}"),
    Row(#""\udda6""#, "\u{FFFD}"),
    Row(#""\ud83ex""#, "\u{FFFD}x"),
    Row(#""\ud83e\n""#, "\u{FFFD}\n"),
    Row(#""\ud83e\u0041""#, "\u{FFFD}A"),
    Row(#""\ud83e\ud83e\udda6""#, "\u{FFFD}🦦"),
    Row(#""日本\u8a9e\"テスト""#, "日本語\"テスト"),
    Row("[]", []),
    Row("[ ]", []),
    Row("{}", [:]),
    Row("{ }", [:]),
    Row("[1,2]", [1, 2]),
    Row("[ 1 , [ ] , { } ]", [1, [], [:]]),
    Row("[[[[]]]]", [[[[]]]]),
    Row(#"{"a":1}"#, ["a": 1]),
    Row(#"{ "a" : 1 , "b" : { "c" : [ null ] } }"#, ["a": 1, "b": ["c": [.null]]]),
    Row(#"{"":0}"#, ["": 0]),
    Row(#"{"\u0061":1}"#, ["a": 1]),
    Row(#"{"a":{"b":1},"c":2}"#, ["a": ["b": 1], "c": 2]),
    Row(#"[{"a":[]},{"b":{}}]"#, [["a": []], ["b": [:]]]),
    Row(#"{"a":1,"b":2,"a":3}"#, ["a": 3, "b": 2]),
    Row("\u{FEFF}[1]", [1]),
  ]

  @Test(arguments: accepted)
  func accepts(_ row: Row) throws {
    let value = try JSON(parsing: Bytes(Array(row.text.utf8)))
    #expect(value == row.expected)
  }

  static let refused: [Refusal] = [
    Refusal("", .unexpectedEnd, at: 0),
    Refusal("  ", .unexpectedEnd, at: 2),
    Refusal("nul", .unexpectedEnd, at: 3),
    Refusal("nulL", .expectedValue, at: 0),
    Refusal("nullx", .trailingData, at: 4),
    Refusal("True", .expectedValue, at: 0),
    Refusal("NaN", .expectedValue, at: 0),
    Refusal("nan", .expectedValue, at: 0),
    Refusal("Infinity", .expectedValue, at: 0),
    Refusal("-Infinity", .expectedDigit, at: 1),
    Refusal("+1", .expectedValue, at: 0),
    Refusal(".5", .expectedValue, at: 0),
    Refusal("-", .unexpectedEnd, at: 1),
    Refusal("-.5", .expectedDigit, at: 1),
    Refusal("5.", .unexpectedEnd, at: 2),
    Refusal("5.e1", .expectedDigit, at: 2),
    Refusal("1e", .unexpectedEnd, at: 2),
    Refusal("1e+", .unexpectedEnd, at: 3),
    Refusal("1e+x", .expectedDigit, at: 3),
    Refusal("01", .trailingData, at: 1),
    Refusal("-01", .trailingData, at: 2),
    Refusal("0x10", .trailingData, at: 1),
    Refusal("1 2", .trailingData, at: 2),
    Refusal("1_000", .trailingData, at: 1),
    Refusal("'a'", .expectedValue, at: 0),
    Refusal("a", .expectedValue, at: 0),
    Refusal("\"", .unexpectedEnd, at: 1),
    Refusal(#""a"#, .unexpectedEnd, at: 2),
    Refusal(#""\"#, .unexpectedEnd, at: 2),
    Refusal(#""a\""#, .unexpectedEnd, at: 4),
    Refusal(#""\x""#, .invalidEscape, at: 1),
    Refusal(#""\a""#, .invalidEscape, at: 1),
    Refusal(#""ab\u12""#, .invalidEscape, at: 3),
    Refusal(#""\u12G4""#, .invalidEscape, at: 1),
    Refusal(#""\U0041""#, .invalidEscape, at: 1),
    Refusal(#""\ud83e\uZZZZ""#, .invalidEscape, at: 7),
    Refusal("\"a\nb\"", .controlCharacter, at: 2),
    Refusal("\"\t\"", .controlCharacter, at: 1),
    Refusal("\"\0\"", .controlCharacter, at: 1),
    Refusal("\"\\\n\"", .invalidEscape, at: 1),
    Refusal("\"a\"b", .trailingData, at: 3),
    Refusal("[", .unexpectedEnd, at: 1),
    Refusal("]", .expectedValue, at: 0),
    Refusal("[1", .unexpectedEnd, at: 2),
    Refusal("[1,", .unexpectedEnd, at: 3),
    Refusal("[1,]", .expectedValue, at: 3),
    Refusal("[,1]", .expectedValue, at: 1),
    Refusal("[1 2]", .expectedCommaOrBracket, at: 3),
    Refusal("[1}", .expectedCommaOrBracket, at: 2),
    Refusal("[1:2]", .expectedCommaOrBracket, at: 2),
    Refusal("[]]", .trailingData, at: 2),
    Refusal("[1]//", .trailingData, at: 3),
    Refusal("/**/1", .expectedValue, at: 0),
    Refusal("{", .unexpectedEnd, at: 1),
    Refusal("}", .expectedValue, at: 0),
    Refusal("{]", .expectedKey, at: 1),
    Refusal("{a:1}", .expectedKey, at: 1),
    Refusal("{'a':1}", .expectedKey, at: 1),
    Refusal("{1:1}", .expectedKey, at: 1),
    Refusal("{null:1}", .expectedKey, at: 1),
    Refusal(#"{"a"}"#, .expectedColon, at: 4),
    Refusal(#"{"a" 1}"#, .expectedColon, at: 5),
    Refusal(#"{"a","b"}"#, .expectedColon, at: 4),
    Refusal(#"{"a":}"#, .expectedValue, at: 5),
    Refusal(#"{"a":1"#, .unexpectedEnd, at: 6),
    Refusal(#"{"a":1,}"#, .expectedKey, at: 7),
    Refusal(#"{"a":1]"#, .expectedCommaOrBrace, at: 6),
    Refusal(#"{"a":1 "b":2}"#, .expectedCommaOrBrace, at: 7),
    Refusal(#"{"a":1}{"#, .trailingData, at: 7),
    Refusal("[\u{A0}1]", .expectedValue, at: 1),
    Refusal([0xEF, 0xBB, 0xBF], .unexpectedEnd, at: 3),
    Refusal([0xEF, 0xBB, 0x31], .expectedValue, at: 0),
    Refusal([0x22, 0x61, 0xFF, 0x22], .invalidUTF8, at: 2),
    Refusal([0x22, 0x80, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0xC3, 0x22], .invalidUTF8, at: 1),
    Refusal([0x22, 0xC0, 0xAF, 0x22], .invalidUTF8, at: 1),  // overlong
    Refusal([0x22, 0xE0, 0x80, 0xAF, 0x22], .invalidUTF8, at: 1),  // overlong
    Refusal([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, at: 1),  // a surrogate
    Refusal([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, at: 1),  // beyond U+10FFFF
    Refusal([0x22, 0x5C, 0x6E, 0xE2, 0x82, 0x22], .invalidUTF8, at: 3),
    Refusal([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], .invalidUTF8, at: 2),
    Refusal([0xFE, 0xFF, 0x00, 0x31], .expectedValue, at: 0),  // UTF-16
    Refusal([0x31, 0x00], .trailingData, at: 1),
  ]

  @Test(arguments: refused)
  func refuses(_ row: Refusal) {
    let error = #expect(throws: JSON.ParseError.self) { try JSON(parsing: Bytes(row.bytes)) }
    #expect(error?.reason == row.reason)
    #expect(error?.offset == row.offset)
  }

  @Test func `places errors`() {
    let error = #expect(throws: JSON.ParseError.self) {
      try JSON(parsing: Bytes(Array("{\n  \"é\": \"日本\", x\n}".utf8)))
    }
    #expect(error?.line == 2)
    #expect(error?.column == 14)
    #expect(error?.description == "line 2, column 14: expected a key in quotes")
  }

  @Test func `nests to the limit`() throws {
    let deepest = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    var value = try JSON(parsing: Bytes(Array(deepest.utf8)))
    for _ in 1..<512 { value = try #require(value.array?.first) }
    #expect(value == [])
    let error = #expect(throws: JSON.ParseError.self) {
      try JSON(parsing: Bytes(Array("[\(deepest)]".utf8)))
    }
    #expect(error?.reason == .tooDeep)
    #expect(error?.offset == 512)
  }

  @Test func `has values to the limit`() throws {
    let numbers = Array(repeating: "1", count: JSON.valueLimit - 1)
    let most = try JSON(parsing: Bytes(Array("[\(numbers.joined(separator: ","))]".utf8)))
    #expect(most.array?.count == JSON.valueLimit - 1)
    let error = #expect(throws: JSON.ParseError.self) {
      try JSON(parsing: Bytes(Array("[\(numbers.joined(separator: ",")),{}]".utf8)))
    }
    #expect(error?.reason == .tooManyValues)
  }

  @Test(arguments: ["[", #"{"a":"#, #"[{"a":"#])
  func `refuses deep nesting`(_ unit: String) async {
    let text = Array(String(repeating: unit, count: 100_000).utf8)
    let error = await onSmallStack {
      do throws(JSON.ParseError) {
        _ = try JSON(parsing: Bytes(text))
        return nil
      } catch {
        return error
      }
    }
    #expect(error?.reason == .tooDeep)
  }

  /// Runs `body` on a thread with a stack of 512 KiB.
  private func onSmallStack(
    _ body: @escaping @Sendable () -> JSON.ParseError?
  ) async -> JSON.ParseError? {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  @Test func `refuses every truncation`() throws {
    let text = Array(
      #"{"prompt": "a\u00e9\ud83e\udda6é", "n": [1.5e+3, -2, true, false, null], "x": {"": {}}}"#.utf8)
    _ = try JSON(parsing: Bytes(text))
    for length in text.indices {
      #expect(throws: JSON.ParseError.self, "\(length) bytes") {
        try JSON(parsing: Bytes(text)[0..<length])
      }
    }
  }

  @Test func `lookup tells keys apart by code point`() throws {
    let value = try JSON(parsing: Bytes(Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8)))
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
  }

  @Test func `resolves repeated keys among many`() throws {
    let members = (0..<200_000).map { "\"key\($0 % 100_000)\":\($0)" }.joined(separator: ",")
    let object = try #require(try JSON(parsing: Bytes(Array("{\(members)}".utf8))).object)
    #expect(object.count == 100_000)
    #expect(object.keys.first == "key0")
    #expect(object["key0"] == 100_000)
    #expect(object["key99999"] == 199_999)
    #expect(object["key100000"] == nil)
  }

  @Test func `survives any bytes`() {
    var random = SplitMix64(seed: 1)
    let alphabet = Array("{}[]\",:\\u0dDeE+-.19tfnrals \n\t/".utf8) + [0xC3, 0xA9, 0xED, 0xF0, 0xFF, 0x00]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      }
      let value = try? JSON(parsing: Bytes(text))
      let isAccepted =
        (try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)) != nil
      // Foundation also takes a number followed by NUL, and refuses what no Double or String can hold.
      if let value { #expect((try? JSON(parsing: Bytes(value.compact))) == value) }
      if isAccepted, value == nil { #expect(text.contains(0), "\(String(decoding: text, as: UTF8.self))") }
    }
  }
}
