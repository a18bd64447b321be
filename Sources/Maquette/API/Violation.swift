/// What of its schema a request breaks.
enum Violation: Sendable, Equatable {
  /// A parameter must be there.
  case missing

  /// There is no such parameter.
  case unknown

  /// There is no such model.
  case unknownModel

  /// A text has nothing in it.
  case empty

  /// A text is too long.
  case tooLong

  /// A number is below this one.
  case below(Int)

  /// A number is above this one.
  case above(Int)

  /// A value is not what the phrase says, such as `an integer`.
  case wrongType(expected: String)

  /// A word is none of these.
  case notAmong([String])

  /// A size is none of these.
  case unsupportedSize([String])
}
