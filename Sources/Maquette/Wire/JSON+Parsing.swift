extension JSON {
  /// Arrays and objects that may be open at once.
  static let depthLimit = 512

  /// Values that a text may have, those in arrays and objects counted too: each takes many times its bytes in memory.
  static let valueLimit = 250_000

  /// Reads a JSON text as RFC 8259 has it, without extensions.
  ///
  /// The text must be UTF-8; a byte order mark before it is passed over, which section 8.1 allows. An escaped
  /// surrogate without its partner becomes U+FFFD, since no `String` can hold it. Takes time and memory in
  /// proportion to the number of bytes, and the same stack for any nesting.
  init(parsing bytes: Bytes) throws(ParseError) {
    self = try bytes.withSpan { (span) throws(ParseError) in try JSON(parsing: span) }
  }

  /// Reads a JSON text as RFC 8259 has it, without extensions.
  ///
  /// See `init(parsing:)` for `Bytes`.
  init(parsing bytes: Span<UInt8>) throws(ParseError) {
    var parser = Parser()
    self = try parser.text(bytes)
  }
}

/// A walk over a text, which keeps the arrays and objects that are open in an array rather than on the stack.
private struct Parser {
  typealias ParseError = JSON.ParseError

  /// An array or object whose end has not been seen.
  struct Container {
    /// What an array holds so far.
    var elements: [JSON] = []

    /// What an object holds so far; nil in an array.
    var members: JSON.Object?

    /// The key whose value comes next.
    var key = ""

    mutating func add(_ value: JSON) {
      if members == nil {
        elements.append(value)
      } else {
        members?[key] = value
      }
    }

    /// The array or object, which must be complete.
    var value: JSON {
      members.map(JSON.object) ?? .array(elements)
    }
  }

  /// Number of bytes read.
  var offset = 0

  /// Number of values that have begun.
  var valueCount = 0

  /// The containers around the value that comes next, outermost first.
  var open: [Container] = []

  mutating func text(_ bytes: Span<UInt8>) throws(ParseError) -> JSON {
    skipByteOrderMark(bytes)
    while true {
      guard var value = try value(bytes) else { continue }
      while !open.isEmpty {
        guard let container = try add(value, bytes) else { break }
        value = container
      }
      guard open.isEmpty else { continue }
      skipWhitespace(bytes)
      guard offset == bytes.count else { throw ParseError(.trailingData, at: offset, in: bytes) }
      return value
    }
  }

  /// Reads a value; nil when it opened a container, so that another value comes next.
  mutating func value(_ bytes: Span<UInt8>) throws(ParseError) -> JSON? {
    let first = try peek(bytes)
    valueCount += 1
    guard valueCount <= JSON.valueLimit else { throw ParseError(.tooManyValues, at: offset, in: bytes) }
    switch first {
    case UInt8(ascii: "{"): return try openObject(bytes)
    case UInt8(ascii: "["): return try openArray(bytes)
    case ASCII.quote: return .string(try string(bytes))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number(bytes))
    case UInt8(ascii: "t"): return try word("true", .bool(true), bytes)
    case UInt8(ascii: "f"): return try word("false", .bool(false), bytes)
    case UInt8(ascii: "n"): return try word("null", .null, bytes)
    default: throw ParseError(.expectedValue, at: offset, in: bytes)
    }
  }

  mutating func openArray(_ bytes: Span<UInt8>) throws(ParseError) -> JSON? {
    try open(Container(), bytes)
    if try skip(UInt8(ascii: "]"), bytes) { return close() }
    return nil
  }

  mutating func openObject(_ bytes: Span<UInt8>) throws(ParseError) -> JSON? {
    try open(Container(members: [:]), bytes)
    if try skip(UInt8(ascii: "}"), bytes) { return close() }
    try key(bytes)
    return nil
  }

  mutating func open(_ container: Container, _ bytes: Span<UInt8>) throws(ParseError) {
    guard open.count < JSON.depthLimit else { throw ParseError(.tooDeep, at: offset, in: bytes) }
    open.append(container)
    offset += 1
  }

  mutating func close() -> JSON {
    open.removeLast().value
  }

  /// Adds `value` to the innermost container and returns the container if it ends there.
  mutating func add(_ value: JSON, _ bytes: Span<UInt8>) throws(ParseError) -> JSON? {
    open[open.count - 1].add(value)
    let isObject = open[open.count - 1].members != nil
    if try skip(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"), bytes) { return close() }
    guard try skip(UInt8(ascii: ","), bytes) else {
      throw ParseError(isObject ? .expectedCommaOrBrace : .expectedCommaOrBracket, at: offset, in: bytes)
    }
    if isObject { try key(bytes) }
    return nil
  }

  /// Reads a key and its colon.
  mutating func key(_ bytes: Span<UInt8>) throws(ParseError) {
    guard try peek(bytes) == ASCII.quote else { throw ParseError(.expectedKey, at: offset, in: bytes) }
    open[open.count - 1].key = try string(bytes)
    guard try skip(UInt8(ascii: ":"), bytes) else {
      throw ParseError(.expectedColon, at: offset, in: bytes)
    }
  }

  mutating func word(_ word: String, _ value: JSON, _ bytes: Span<UInt8>) throws(ParseError) -> JSON {
    let start = offset
    for byte in word.utf8 {
      guard offset < bytes.count else { throw ParseError(.unexpectedEnd, at: offset, in: bytes) }
      guard bytes[offset] == byte else { throw ParseError(.expectedValue, at: start, in: bytes) }
      offset += 1
    }
    return value
  }

  mutating func number(_ bytes: Span<UInt8>) throws(ParseError) -> JSON.Number {
    switch JSON.Number.scan(bytes, from: offset) {
    case .complete(let end):
      let literal = try copy(offset..<end, bytes)
      offset = end
      return JSON.Number(scanned: literal)
    case .broken(let end):
      throw ParseError(end < bytes.count ? .expectedDigit : .unexpectedEnd, at: end, in: bytes)
    }
  }

  mutating func string(_ bytes: Span<UInt8>) throws(ParseError) -> String {
    let start = offset + 1
    var end = start
    var hasEscapes = false
    while end < bytes.count, bytes[end] != ASCII.quote {
      if bytes[end] == ASCII.backslash {
        hasEscapes = true
        end += 1
      } else if bytes[end] < ASCII.space {
        throw ParseError(.controlCharacter, at: end, in: bytes)
      }
      end += 1
    }
    guard end < bytes.count else { throw ParseError(.unexpectedEnd, at: bytes.count, in: bytes) }
    offset = end + 1
    // Checked with its escapes in place, since they can neither make nor mend an error in the encoding.
    let text = try copy(start..<end, bytes)
    return hasEscapes ? try unescape(start..<end, bytes) : text
  }

  func copy(_ range: Range<Int>, _ bytes: Span<UInt8>) throws(ParseError) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.extracting(range)))
    } catch {
      throw ParseError(.invalidUTF8, at: range.lowerBound + error.byteOffsets.lowerBound, in: bytes)
    }
  }

  /// The next byte that is no whitespace.
  mutating func peek(_ bytes: Span<UInt8>) throws(ParseError) -> UInt8 {
    skipWhitespace(bytes)
    guard offset < bytes.count else { throw ParseError(.unexpectedEnd, at: offset, in: bytes) }
    return bytes[offset]
  }

  /// Passes over `byte` and returns true, if it comes next.
  mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) throws(ParseError) -> Bool {
    guard try peek(bytes) == byte else { return false }
    offset += 1
    return true
  }

  mutating func skipWhitespace(_ bytes: Span<UInt8>) {
    while offset < bytes.count {
      switch bytes[offset] {
      case ASCII.space, ASCII.lineFeed, ASCII.carriageReturn, ASCII.tab: offset += 1
      default: return
      }
    }
  }

  mutating func skipByteOrderMark(_ bytes: Span<UInt8>) {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
  }
}

extension Parser {
  /// The text of a string whose bytes, escapes included, are known to be UTF-8 (RFC 8259, 7).
  func unescape(_ range: Range<Int>, _ bytes: Span<UInt8>) throws(ParseError) -> String {
    let text = try [UInt8](capacity: range.count) { (text) throws(ParseError) in
      var index = range.lowerBound
      while index < range.upperBound {
        if bytes[index] != ASCII.backslash {
          text.append(bytes[index])
          index += 1
        } else if bytes[index + 1] == UInt8(ascii: "u") {
          for byte in try scalar(&index, range.upperBound, bytes).utf8 { text.append(byte) }
        } else if let character = Self.escaped(bytes[index + 1]) {
          text.append(character)
          index += 2
        } else {
          throw ParseError(.invalidEscape, at: index, in: bytes)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The character that `byte` stands for after a backslash; nil when it stands for none.
  private static func escaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): ASCII.backspace
    case UInt8(ascii: "f"): ASCII.formFeed
    case UInt8(ascii: "n"): ASCII.lineFeed
    case UInt8(ascii: "r"): ASCII.carriageReturn
    case UInt8(ascii: "t"): ASCII.tab
    default: nil
    }
  }

  /// Reads `\u` and four hexadecimal digits, or two such that are a surrogate pair.
  private func scalar(
    _ index: inout Int, _ end: Int, _ bytes: Span<UInt8>
  ) throws(ParseError) -> Unicode.Scalar {
    let unit = try codeUnit(at: index, end, bytes)
    index += 6
    if UTF16.isLeadSurrogate(unit), index + 1 < end, bytes[index] == ASCII.backslash,
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let second = try codeUnit(at: index, end, bytes)
      if UTF16.isTrailSurrogate(second) {
        index += 6
        return UTF16.decode(UTF16.EncodedScalar([unit, second]))
      }
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  /// The number in the `\u` and four digits at `index`.
  private func codeUnit(at index: Int, _ end: Int, _ bytes: Span<UInt8>) throws(ParseError) -> UInt16 {
    guard index + 6 <= end else { throw ParseError(.invalidEscape, at: index, in: bytes) }
    var unit: UInt16 = 0
    for digit in index + 2..<index + 6 {
      guard let value = ASCII.hexadecimalValue(bytes[digit]) else {
        throw ParseError(.invalidEscape, at: index, in: bytes)
      }
      unit = unit << 4 | UInt16(value)
    }
    return unit
  }
}
