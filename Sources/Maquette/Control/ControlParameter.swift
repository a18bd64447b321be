/// A query parameter or a member of the body of a control call.
struct ControlParameter: Sendable {
  /// The values that it takes.
  enum Kind: Sendable {
    /// Name of a session, whether there is one or not.
    case session

    case integer(ClosedRange<Int>)
    case word([String])

    /// As options have it: `300ms`, `45s`, `61m`, `2h`.
    case duration

    /// A date in RFC 3339.
    case day

    /// In RFC 3339, with room for the instants of links around it.
    case instant
  }

  let name: String
  let kind: Kind

  /// Whether it may not be left out.
  var isRequired = false

  /// One sentence for the OpenAPI document.
  let summary: String

  /// The parameter of most calls.
  static let session = ControlParameter(
    name: "session", kind: .session, summary: "The one session that the call is about; without it, all are.")
}

extension ControlParameter {
  /// Reads a value of a query.
  func value(ofQuery text: String) throws(ControlError) -> JSON {
    guard case .integer = kind else { return try value(of: .string(text)) }
    guard !text.isEmpty, text.utf8.allSatisfy(ASCII.isDigit), let number = Int(text) else {
      throw .invalid(name, expected: expectation)
    }
    return try value(of: .integer(number))
  }

  /// Checks a member of a body.
  func value(of value: JSON) throws(ControlError) -> JSON {
    guard accepts(value) else { throw .invalid(name, expected: expectation) }
    return value
  }

  private func accepts(_ value: JSON) -> Bool {
    switch kind {
    case .session: value.string.map(SessionName.isValid) ?? false
    case .integer(let range): value.number?.integer.map(range.contains) ?? false
    case .word(let words): value.string.map(words.contains) ?? false
    case .duration: value.string.map { Duration(notation: $0) != nil } ?? false
    case .day: value.string.flatMap { Day($0) } != nil
    case .instant: value.string.flatMap { Timestamp(rfc3339: $0) }?.leavesRoom ?? false
    }
  }

  /// The values that it takes, as a phrase.
  var expectation: String {
    switch kind {
    case .session: "the name of a session, of 1 to \(SessionName.byteLimit) bytes"
    case .integer(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound) on"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .word(let words): "one of \(words.joined(separator: ", "))"
    case .duration: Duration.notationSummary
    case .day: "a day such as \(Day.example)"
    case .instant: "an instant such as \(Day.example.noon.rfc3339)"
    }
  }

  /// The values in JSON Schema.
  var schema: JSONSchema {
    switch kind {
    case .session: ["type": "string", "minLength": 1, "maxLength": .integer(SessionName.byteLimit)]
    case .integer(let range): .integer(range)
    case .word(let words): .word(words)
    case .duration: ["type": "string", "pattern": "^[0-9]{1,9}(ms|s|m|h)$"]
    case .day: .date
    case .instant: .instant
    }
  }
}
