/// A JSON value that keeps what the API tells apart: the order of keys, and an integer from a decimal number.
///
/// Two objects are equal when they hold the same members in the same order.
enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Number)
  case string(String)
  case array([JSON])
  case object(Object)

  /// Bytes that are written as a string of base64 (RFC 4648, 4).
  ///
  /// A picture goes from here straight into the bytes of an answer, never through a `String`. The parser
  /// does not yield it.
  case base64([UInt8])
}

extension JSON {
  /// An integer in decimal digits.
  static func integer(_ value: Int) -> JSON {
    .number(Number(value))
  }

  /// The value called `key`; nil when there is none, or this is no object.
  subscript(key: String) -> JSON? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  /// Whether this is `null`.
  var isNull: Bool { self == .null }

  /// The Boolean; nil when this is none.
  var bool: Bool? {
    guard case .bool(let bool) = self else { return nil }
    return bool
  }

  /// The number; nil when this is none.
  var number: Number? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The text; nil when this is no string.
  var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  /// The elements; nil when this is no array.
  var array: [JSON]? {
    guard case .array(let array) = self else { return nil }
    return array
  }

  /// The object; nil when this is none.
  var object: Object? {
    guard case .object(let object) = self else { return nil }
    return object
  }

  /// The kind of value in the words of the API's messages.
  ///
  /// `Invalid type for 'n': expected an integer, but got a string instead.` Source: real-api.md 5.3, the rows
  /// of code `invalid_type`.
  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number(let number): number.isInteger ? "an integer" : "a decimal number"
    case .string, .base64: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSON: ExpressibleByBooleanLiteral {
  init(booleanLiteral value: Bool) {
    self = .bool(value)
  }
}

extension JSON: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) {
    self = .number(Number(value))
  }
}

extension JSON: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) {
    self = .string(value)
  }
}

extension JSON: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: JSON...) {
    self = .array(elements)
  }
}

extension JSON: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Object(elements))
  }
}
