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

  /// A value is not of this type.
  case wrongType(JSONType)

  /// A value is none of these words.
  case notAmong([String])

  /// There are more values than one may have.
  case tooMany

  /// A size is none of these.
  case unsupportedSize([String])
}

extension Violation {
  /// A type that the schema asks for, by its name in JSON Schema.
  enum JSONType: String, Sendable {
    case string
    case integer
    case boolean
    case object

    /// Of objects, as all arrays of the Images API are.
    case array

    /// The type with its article, as refusals name it.
    var phrase: String {
      switch self {
      case .string, .boolean: "a \(rawValue)"
      case .integer, .object: "an \(rawValue)"
      case .array: "an array of objects"
      }
    }
  }
}
