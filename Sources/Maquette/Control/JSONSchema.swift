/// A JSON Schema (draft 2020-12, as in OpenAPI 3.1) of what control calls take or answer.
struct JSONSchema: Sendable {
  var keywords: JSON.Object

  /// The schema as written.
  var json: JSON { .object(keywords) }
}

extension JSONSchema: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) {
    keywords = JSON.Object(elements)
  }
}

extension JSONSchema {
  typealias Members = KeyValuePairs<String, JSONSchema>

  static let text: JSONSchema = ["type": "string"]
  static let date: JSONSchema = ["type": "string", "format": "date"]
  static let instant: JSONSchema = ["type": "string", "format": "date-time"]
  static let flag: JSONSchema = ["type": "boolean"]
  static let amount: JSONSchema = ["type": "number", "minimum": 0]

  /// A whole number that counts something.
  static let count = integer(0...Int.max)

  static func integer(_ range: ClosedRange<Int>) -> JSONSchema {
    var schema: JSONSchema = ["type": "integer", "minimum": .integer(range.lowerBound)]
    if range.upperBound < .max { schema.keywords["maximum"] = .integer(range.upperBound) }
    return schema
  }

  static func word(_ words: [String]) -> JSONSchema {
    ["type": "string", "enum": .array(words.map(JSON.string))]
  }

  /// An object without members.
  static let nothing = object([:])

  /// An object that has all of the members, may have the optional ones, and has no others.
  static func object(_ members: Members, optional: Members = [:]) -> JSONSchema {
    [
      "type": "object",
      "properties": .object(JSON.Object((Array(members) + Array(optional)).map { ($0.key, $0.value.json) })),
      "required": .array(members.map { .string($0.key) }),
      "additionalProperties": false,
    ]
  }

  static func list(of element: JSONSchema) -> JSONSchema {
    ["type": "array", "items": element.json]
  }

  static func nullable(_ schema: JSONSchema) -> JSONSchema {
    ["anyOf": [schema.json, ["type": "null"]]]
  }

  /// An object with any keys, and values of one kind.
  static func dictionary(of value: JSONSchema) -> JSONSchema {
    ["type": "object", "additionalProperties": value.json]
  }
}
