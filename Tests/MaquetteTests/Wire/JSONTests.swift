import Testing

@testable import Maquette

struct JSONTests {
  static let typeNames: [(JSON, String)] = [
    (.null, "null"),
    (true, "a boolean"),
    (1, "an integer"),
    (-1, "an integer"),
    (.number(.init(scanned: "99999999999999999999")), "an integer"),
    (.number(.init(scanned: "1.5")), "a decimal number"),
    (.number(.init(scanned: "1.0")), "a decimal number"),
    (.number(.init(scanned: "1e3")), "a decimal number"),
    (.number(.init(scanned: "1E3")), "a decimal number"),
    ("x", "a string"),
    (.base64([1]), "a string"),
    ([], "an array"),
    ([:], "an object"),
  ]

  @Test(arguments: typeNames)
  func `type name`(_ value: JSON, _ name: String) {
    #expect(value.typeName == name)
  }

  static let integers: [(String, Int?)] = [
    ("1", 1),
    ("-0", 0),
    ("-7", -7),
    ("9223372036854775807", .max),
    ("-9223372036854775808", .min),
    ("9223372036854775808", nil),
    ("123456789012345678901234567890", nil),
    ("1.0", nil),
    ("1e3", nil),
  ]

  @Test(arguments: integers)
  func integer(_ literal: String, _ value: Int?) throws {
    let number = try #require(JSON.Number(literal))
    #expect(number.integer == value)
    #expect(number.literal == literal)
  }

  @Test(arguments: ["", "x", "01", "1.", "+1", "1 ", " 1", "0x1", "1e", "inf", "nan"])
  func `refuses literal`(_ literal: String) {
    #expect(JSON.Number(literal) == nil)
  }

  static let doubles: [(Double, String?)] = [
    (0.034, "0.034"),
    (1, "1.0"),
    (-2.5e-9, "-2.5e-09"),
    (1e300, "1e+300"),
    (.infinity, nil),
    (.nan, nil),
  ]

  @Test(arguments: doubles)
  func decimal(_ value: Double, _ literal: String?) {
    let number = JSON.Number(value)
    #expect(number?.literal == literal)
    if literal != nil { #expect(number?.double == value) }
  }

  @Test func `object keeps its order`() {
    var object: JSON.Object = ["z": 1, "a": 2, "z": 3]
    #expect(object.keys == ["z", "a"])
    #expect(object["z"] == 3)
    object["m"] = true
    object["z"] = nil
    #expect(object == ["a": 2, "m": true])
    #expect(object != ["m": true, "a": 2])
    #expect(object.map(\.key) == ["a", "m"])
    #expect(object["z"] == nil)
  }

  @Test(arguments: [1, 15, 16, 17, 18, 40])
  func `object of any size finds its members`(_ count: Int) {
    var object = JSON.Object((0..<count).map { ("key\($0)", .number(.init($0))) })
    for number in 0..<count { #expect(object["key\(number)"]?.number?.integer == number) }
    object["key0"] = nil
    object["new"] = .null
    for number in 1..<count { #expect(object["key\(number)"]?.number?.integer == number) }
    #expect(object["key0"] == nil)
    #expect(object["new"] == .null)
    #expect(object.count == count)
  }
}
