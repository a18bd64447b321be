@testable import Maquette

/// As much of JSON Schema as the control API's document uses (draft 2020-12).
extension JSONSchema {
  /// Where `value` differs from the schema, each place with what is wrong there.
  func violations(in value: JSON, at path: String = "$") -> [String] {
    if let choices = keywords["anyOf"]?.array?.compactMap(\.object) {
      let all = choices.map { JSONSchema(keywords: $0).violations(in: value, at: path) }
      return all.contains([]) ? [] : all.first ?? []
    }
    var violations: [String] = []
    if let type = keywords["type"]?.string, !Self.matches(type, value) {
      return ["\(path) is \(value.typeName), not \(type)"]
    }
    if let constant = keywords["const"], constant != value {
      violations.append("\(path) is another constant")
    }
    if let words = keywords["enum"]?.array, !words.contains(value) {
      violations.append("\(path) is another word")
    }
    if let number = value.number?.double {
      if let least = keywords["minimum"]?.number?.double, number < least {
        violations.append("\(path) is too small")
      }
      if let most = keywords["maximum"]?.number?.double, number > most {
        violations.append("\(path) is too large")
      }
    }
    for (index, element) in (value.array ?? []).enumerated() {
      violations += subschema("items")?.violations(in: element, at: "\(path)[\(index)]") ?? []
    }
    if let object = value.object { violations += self.violations(in: object, at: path) }
    return violations
  }

  private func violations(in object: JSON.Object, at path: String) -> [String] {
    let required = keywords["required"]?.array?.compactMap(\.string) ?? []
    var violations = required.filter { object[$0] == nil }.map { "\(path).\($0) is missing" }
    for (key, value) in object {
      let place = "\(path).\(key)"
      if let schema = keywords["properties"]?[key]?.object {
        violations += JSONSchema(keywords: schema).violations(in: value, at: place)
      } else if keywords["additionalProperties"] == false {
        violations.append("\(place) is not in the schema")
      } else {
        violations += subschema("additionalProperties")?.violations(in: value, at: place) ?? []
      }
    }
    return violations
  }

  private func subschema(_ keyword: String) -> JSONSchema? {
    keywords[keyword]?.object.map { JSONSchema(keywords: $0) }
  }

  private static func matches(_ type: String, _ value: JSON) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("string", .string), ("array", .array), ("object", .object),
      ("number", .number):
      true
    case ("integer", .number(let number)): number.isInteger
    default: false
    }
  }
}
