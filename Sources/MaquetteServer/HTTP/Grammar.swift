import Maquette

/// The bytes and the character classes that HTTP's grammar names.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let colon = UInt8(ascii: ":")
  static let slash = UInt8(ascii: "/")
  static let questionMark = UInt8(ascii: "?")
  static let semicolon = UInt8(ascii: ";")

  /// `DIGIT` (RFC 5234, B.1).
  var isDigit: Bool { ASCII.isDigit(self) }

  /// `ALPHA` (RFC 5234, B.1).
  var isLetter: Bool { ASCII.isLetter(self) }

  /// The value of a `HEXDIG`, upper or lower case; nil for other bytes.
  var hexadecimalValue: Int? { ASCII.hexadecimalValue(self).map(Int.init) }

  /// `tchar`: what methods and field names are made of (RFC 9110, 5.6.2).
  var isTokenCharacter: Bool { ASCII.isTokenByte(self) }

  /// What field values are made of: visible characters, spaces, tabs and `obs-text` (RFC 9110, 5.5).
  var isFieldCharacter: Bool { self == .tab || (self >= 0x20 && self != 0x7F) }

  /// `unreserved`, `sub-delims` and the `%` of `pct-encoded`: a registered name (RFC 3986, 3.2.2).
  var isNameCharacter: Bool {
    switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "%"),
      UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: "="):
      true
    default: isDigit || isLetter
    }
  }

  /// What a URI's path and query are made of (RFC 3986, 3.3 and 3.4).
  ///
  /// Square brackets do not belong there, but clients write `a[]=1` and nobody reads it in two ways.
  var isTargetCharacter: Bool {
    switch self {
    case .slash, .questionMark, .colon, UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: isNameCharacter
    }
  }
}

extension BidirectionalCollection<UInt8> {
  /// The bytes without spaces and tabs at either end: `OWS` removed (RFC 9110, 5.6.3).
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}

extension Collection<UInt8> {
  /// Whether every percent sign begins a `pct-encoded` (RFC 3986, 2.1).
  var isPercentEncoded: Bool {
    var rest = self[...]
    while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      let digits = rest[percent...].dropFirst().prefix(2)
      guard digits.count == 2, digits.allSatisfy({ $0.hexadecimalValue != nil }) else { return false }
      rest = rest[digits.endIndex...]
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { ASCII.isBlank(self) }
}

extension String {
  /// Reads bytes as UTF-8, or as ISO 8859-1 where they are not that (RFC 9110, 5.5).
  init(fieldText bytes: some Collection<UInt8>) {
    self =
      String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}
