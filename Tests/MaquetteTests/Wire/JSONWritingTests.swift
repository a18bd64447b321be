import Foundation
import TestSupport
import Testing

@testable import Maquette

struct JSONWritingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var value: JSON
    var compact: String
    var pretty: String
    var testDescription: String { compact }

    init(_ value: JSON, _ compact: String, _ pretty: String? = nil) {
      (self.value, self.compact, self.pretty) = (value, compact, pretty ?? compact)
    }
  }

  // Expected texts are those of Python's json.dumps with ensure_ascii=False.
  static let rows: [Row] = [
    Row(.null, "null"),
    Row(true, "true"),
    Row(false, "false"),
    Row(-12, "-12"),
    Row(.number(.init(scanned: "1.50e+3")), "1.50e+3"),
    Row("", #""""#),
    Row("a\"b\\c/d", #""a\"b\\c/d""#),
    Row("\n\t\r\u{8}\u{C}\0\u{B}\u{1F}\u{7F}", "\"\\n\\t\\r\\b\\f\\u0000\\u000b\\u001f\u{7F}\""),
    Row("é日本🦦\u{2028}", "\"é日本🦦\u{2028}\""),
    Row(.base64([]), #""""#),
    Row(.base64([0xFF, 0xFE]), #""//4=""#),
    Row([], "[]"),
    Row([:], "{}"),
    Row([1, []], "[1,[]]", "[\n  1,\n  []\n]"),
    Row(["a\n": [:]], #"{"a\n":{}}"#, "{\n  \"a\\n\": {}\n}"),
    Row(
      ["created": 1, "data": [["b64_json": .base64([1, 2, 3])], ["url": .null]]],
      #"{"created":1,"data":[{"b64_json":"AQID"},{"url":null}]}"#,
      """
      {
        "created": 1,
        "data": [
          {
            "b64_json": "AQID"
          },
          {
            "url": null
          }
        ]
      }
      """),
  ]

  @Test(arguments: rows)
  func writes(_ row: Row) {
    #expect(String(decoding: row.value.compact, as: UTF8.self) == row.compact)
    #expect(String(decoding: row.value.prettyPrinted, as: UTF8.self) == row.pretty)
  }

  @Test func appends() {
    var bytes = Array("data: ".utf8)
    (["a": 1] as JSON).append(to: &bytes, layout: .compact)
    #expect(String(decoding: bytes, as: UTF8.self) == #"data: {"a":1}"#)
  }

  @Test func `random documents read back`() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<500 {
      let value = Self.randomValue(depth: 4, using: &random)
      for text in [value.compact, value.prettyPrinted] {
        #expect(try JSON(parsing: Bytes(text)) == value)
        let other = try JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
        #expect(Self.isEqual(value, other))
      }
    }
  }

  private static func randomValue(depth: Int, using random: inout SplitMix64) -> JSON {
    let count = Int.random(in: 0...5, using: &random)
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .number(.init(.random(in: -1_000_000...1_000_000, using: &random)))
    case 3: return JSON.Number(Double.random(in: -1e6...1e6, using: &random)).map(JSON.number) ?? .null
    case 4: return .string(randomString(using: &random))
    case 5: return .array((0..<count).map { _ in randomValue(depth: depth - 1, using: &random) })
    default:
      return .object(
        JSON.Object(
          (0..<count).map { _ in
            (randomString(using: &random), randomValue(depth: depth - 1, using: &random))
          }))
    }
  }

  private static func randomString(using random: inout SplitMix64) -> String {
    let scalars: [Unicode.Scalar] = ["\"", "\\", "/", "\n", "\u{1}", "\u{7F}", "a", "é", "日", "🦦"]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      text.append(scalars[Int.random(in: scalars.indices, using: &random)])
    }
    return String(text)
  }

  private static func isEqual(_ value: JSON, _ other: Any) -> Bool {
    switch value {
    case .null: other is NSNull
    case .bool(let bool): (other as? NSNumber)?.boolValue == bool
    // Foundation's parser on Linux is a unit or two in the last place off.
    case .number(let number):
      (other as? NSNumber).map { abs($0.doubleValue - number.double) <= abs(number.double) * 1e-15 } ?? false
    case .string(let string): (other as? String) == string
    case .array(let elements):
      (other as? [Any]).map { $0.count == elements.count && zip(elements, $0).allSatisfy(isEqual) } ?? false
    case .object(let object):
      (other as? [String: Any]).map { other in
        other.count == object.count
          && object.allSatisfy { key, value in other[key].map { isEqual(value, $0) } ?? false }
      } ?? false
    case .base64: false
    }
  }
}
