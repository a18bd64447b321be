/// What the pattern of `o200k_base` tells apart about a character.
enum CharacterClass: Sendable {
  /// `\p{Lu}` and `\p{Lt}`.
  case upper

  /// `\p{Ll}`.
  case lower

  /// `\p{Lm}` and `\p{Lo}`: letters that go with either case.
  case caseless

  /// `\p{M}`, which goes with letters of either case, too.
  case mark

  /// `\p{N}`.
  case number

  /// `[\r\n]`.
  case newline

  /// `\s` without `newline`.
  case space

  /// Everything else: punctuation, symbols, controls, and what is not assigned.
  case other
}

extension CharacterClass {
  /// Whether it is in `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`.
  var isUpper: Bool { self == .upper || self == .caseless || self == .mark }

  /// Whether it is in `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`.
  var isLower: Bool { self == .lower || self == .caseless || self == .mark }

  /// Whether it is in `[^\r\n\p{L}\p{N}]`.
  var opensWord: Bool { self == .other || self == .space || self == .mark }

  var isNumber: Bool { self == .number }

  /// Whether it is in `\s`.
  var isSpace: Bool { self == .space || self == .newline }

  /// Whether it is in `[^\s\p{L}\p{N}]`.
  var isSymbol: Bool { self == .other || self == .mark }
}

extension CharacterClass {
  init(_ scalar: Unicode.Scalar) {
    self = scalar.isASCII ? Self.ascii(UInt8(truncatingIfNeeded: scalar.value)) : Self.unicode16(scalar)
  }

  private static func ascii(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    case ASCII.lineFeed, ASCII.carriageReturn: .newline
    case ASCII.space, ASCII.tab...ASCII.carriageReturn: .space
    default: .other
    }
  }

  /// The class by Unicode 16.0, that of tiktoken 0.14's regular expressions.
  ///
  /// Swift's own Unicode may be a later version, with more characters, and with another category for U+0295.
  private static func unicode16(_ scalar: Unicode.Scalar) -> CharacterClass {
    guard scalar != "\u{295}" else { return .lower }
    let `class` = category(scalar)
    guard `class` != .other, `class` != .space else { return `class` }
    return scalar.properties.age.map { $0.major <= 16 } == true ? `class` : .other
  }

  private static func category(_ scalar: Unicode.Scalar) -> CharacterClass {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: .upper
    case .lowercaseLetter: .lower
    case .modifierLetter, .otherLetter: .caseless
    case .nonspacingMark, .spacingMark, .enclosingMark: .mark
    case .decimalNumber, .letterNumber, .otherNumber: .number
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: .space
    // Next line, the only white space that is no separator and not in ASCII.
    default: scalar == "\u{85}" ? .space : .other
    }
  }
}
