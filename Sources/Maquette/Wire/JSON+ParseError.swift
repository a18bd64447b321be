extension JSON {
  /// Why, and where, bytes are no JSON text.
  struct ParseError: Error, Sendable, Equatable {
    /// What is wrong.
    var reason: Reason

    /// Number of bytes before the one that is wrong.
    var offset: Int

    /// Line of that byte, counted from 1; lines end with a line feed.
    var line: Int

    /// Column of that byte, counted from 1 in code points.
    var column: Int

    /// An error at the byte `offset` of `bytes`.
    init(_ reason: Reason, at offset: Int, in bytes: Span<UInt8>) {
      self.reason = reason
      self.offset = offset
      (line, column) = (1, 1)
      for index in 0..<offset {
        if bytes[index] == ASCII.lineFeed {
          (line, column) = (line + 1, 1)
        } else if !UTF8.isContinuation(bytes[index]) {
          column += 1
        }
      }
    }
  }
}

extension JSON.ParseError {
  /// What is wrong, each in words that follow "line 1, column 1: ".
  enum Reason: String, Sendable {
    case unexpectedEnd = "the text ends too early"
    case expectedValue = "expected a value"
    case expectedKey = "expected a key in quotes"
    case expectedColon = "expected a colon"
    case expectedCommaOrBracket = "expected a comma or a closing bracket"
    case expectedCommaOrBrace = "expected a comma or a closing brace"
    case expectedDigit = "expected a digit"
    case controlCharacter = "a control character must be escaped"
    case invalidEscape = "no such escape sequence"
    case invalidUTF8 = "the text is not UTF-8"
    case tooDeep = "arrays and objects are nested too deeply"
    case tooManyValues = "too many values"
    case trailingData = "expected nothing after the value"
  }
}

extension JSON.ParseError: CustomStringConvertible {
  var description: String {
    "line \(line), column \(column): \(reason.rawValue)"
  }
}
