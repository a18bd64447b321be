@testable import Maquette

/// A part of JSON Schema, as much of it as the published answers use.
indirect enum Schema: Sendable {
  case string
  case integer
  case oneOf([String])
  case nullable(Schema)
  case array(Schema)
  case object([Property])

  /// A string in which `matches` finds nothing wrong; `description` says what it should be.
  case text(String, matches: @Sendable (String) -> Bool)

  /// A member of an object.
  struct Property: Sendable {
    var name: String
    var schema: Schema
    var isRequired: Bool
  }
}

extension Schema.Property {
  static func required(_ name: String, _ schema: Schema) -> Self {
    Self(name: name, schema: schema, isRequired: true)
  }

  static func optional(_ name: String, _ schema: Schema) -> Self {
    Self(name: name, schema: schema, isRequired: false)
  }
}

extension Schema {
  /// Where `value` differs from the schema, each place with what is wrong there.
  ///
  /// Stricter than JSON Schema in one way: a member that the schema does not name is a difference.
  func violations(in value: JSON, at path: String = "$") -> [String] {
    switch (self, value) {
    case (.string, .string), (.nullable, .null): return []
    case (.integer, .number(let number)) where number.isInteger: return []
    case (.oneOf(let words), .string(let word)) where words.contains(word): return []
    case (.text(_, let matches), .string(let text)) where matches(text): return []
    case (.nullable(let schema), _): return schema.violations(in: value, at: path)
    case (.array(let schema), .array(let elements)):
      return elements.enumerated().flatMap { schema.violations(in: $1, at: "\(path)[\($0)]") }
    case (.object(let properties), .object(let object)):
      return Self.violations(of: properties, in: object, at: path)
    default: return ["\(path) is \(value.typeName), not \(description)"]
    }
  }

  private static func violations(
    of properties: [Property], in object: JSON.Object, at path: String
  ) -> [String] {
    let known = properties.flatMap { property -> [String] in
      let place = "\(path).\(property.name)"
      guard let value = object[property.name] else {
        return property.isRequired ? ["\(place) is missing"] : []
      }
      return property.schema.violations(in: value, at: place)
    }
    let names = Set(properties.map(\.name))
    return known + object.keys.filter { !names.contains($0) }.map { "\(path).\($0) is not in the schema" }
  }
}

extension Schema: CustomStringConvertible {
  var description: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .oneOf(let words): "one of \(words.joined(separator: ", "))"
    case .text(let description, _): description
    case .nullable(let schema): "\(schema.description) or null"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
