/// One value of a request, in the form in which it came.
enum Field: Sendable {
  /// A member of a JSON body.
  case json(JSON)

  /// A part of a multipart body.
  case part(Multipart.Part)

  /// A value of a URL's query.
  case query(String)
}

extension Field {
  /// Whether it came in a JSON body.
  var isJSON: Bool {
    if case .json = self { true } else { false }
  }

  /// Whether it is JSON's `null`, which for most parameters is the same as being absent.
  var isNull: Bool {
    if case .json(.null) = self { true } else { false }
  }

  /// Reads a text.
  ///
  /// - Throws: `APIError.invalidType` for JSON of another type.
  func text(_ name: String) throws(APIError) -> String {
    try text { .invalidType(name, expected: .string, got: $0) }
  }

  /// Reads an integer within `range`.
  ///
  /// - Throws: The refusals for another type, for text that spells no integer, and for a value out of range.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(APIError) -> Int {
    let literal = try integerLiteral(name)
    if let value = Int(literal), range.contains(value) { return value }
    // What no machine integer holds is told from its sign.
    let isBelow = Int(literal).map { $0 < range.lowerBound } ?? literal.hasPrefix("-")
    throw isBelow
      ? .integerTooSmall(name, value: literal, limit: range.lowerBound)
      : .integerTooLarge(name, value: literal, limit: range.upperBound)
  }

  /// Reads a truth value.
  ///
  /// - Throws: The refusals for another type, and for text that is neither `true` nor `false`.
  func flag(_ name: String) throws(APIError) -> Bool {
    switch self {
    case .json(.bool(let value)): return value
    case .json(let value): throw .invalidType(name, expected: .boolean, got: value.typeName)
    case .part, .query:
      switch try text(name) {
      case "true": return true
      case "false": return false
      default: throw .unconvertibleText(name, expected: .boolean)
      }
    }
  }

  /// Reads one of `choices`.
  ///
  /// - Throws: The refusals for another type, and for another word.
  func choice<Choice: WireChoice>(_ name: String, of choices: [Choice]) throws(APIError) -> Choice {
    let words = choices.filter(\.isListed).map(\.rawValue)
    let word = try text { .invalidType(name, expectedOneOf: words, got: $0) }
    guard let choice = Choice(rawValue: word), choices.contains(choice) else {
      throw .unsupportedValue(name, word, supported: words)
    }
    return choice
  }

  /// Reads a text; `refusal` is that of JSON of another type, which it is told in a phrase such as `an integer`.
  private func text(orRefuse refusal: (String) -> APIError) throws(APIError) -> String {
    switch self {
    case .json(.string(let text)): return text
    case .json(let value): throw refusal(value.typeName)
    case .part(let part): return String(decoding: part.body.array, as: UTF8.self)
    case .query(let text): return text
    }
  }

  /// The decimal digits of an integer, with a minus sign if there was one.
  private func integerLiteral(_ name: String) throws(APIError) -> String {
    switch self {
    case .json(.number(let number)) where number.isInteger:
      return number.literal
    case .json(let value):
      throw .invalidType(name, expected: .integer, got: value.typeName)
    case .part, .query:
      let text = try text(name)
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy(ASCII.isDigit) else {
        throw .unconvertibleText(name, expected: .integer)
      }
      return text
    }
  }
}
