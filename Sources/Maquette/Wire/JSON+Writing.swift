extension JSON {
  /// How the parts of a text are set apart.
  enum Layout: Sendable {
    /// Without any space, as in the events of a stream: `{"created_at":1774267828,"usage":{}}`.
    ///
    /// The same as Python's `json.dumps(value, separators=(",", ":"), ensure_ascii=False)`.
    case compact

    /// A line for each member and element, indented by two spaces, without a line feed at the end.
    ///
    /// The same as Python's `json.dumps(value, indent=2, ensure_ascii=False)`, and the layout of the API's
    /// answers (real-api.md 1.1).
    case pretty
  }

  /// The text in one line, as in the events of a stream.
  var compact: [UInt8] { written(.compact) }

  /// The text as the API lays out its answers.
  var prettyPrinted: [UInt8] { written(.pretty) }

  /// Appends the text to `bytes`.
  func append(to bytes: inout [UInt8], layout: Layout) {
    bytes.reserveCapacity(bytes.count + expectedSize)
    var writer = Writer(bytes: bytes, layout: layout)
    // Leaves the writer the only owner, so that it appends in place.
    bytes = []
    writer.append(self)
    bytes = writer.bytes
  }

  private func written(_ layout: Layout) -> [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, layout: layout)
    return bytes
  }

  /// About as many bytes as the text takes, and no fewer unless it is deeply nested.
  ///
  /// Reserved at once, so that the pictures of an answer are not moved again and again.
  private var expectedSize: Int {
    switch self {
    case .null, .bool, .number: 8
    case .string(let string): string.utf8.count + 2
    case .base64(let bytes): Base64.encodedCount(bytes.count) + 2
    case .array(let elements): elements.reduce(16) { $0 + $1.expectedSize + Self.separation }
    case .object(let object):
      object.reduce(16) { $0 + $1.key.utf8.count + $1.value.expectedSize + Self.separation }
    }
  }

  /// Bytes between two members: quotes, a colon, a comma, and a line break with its indentation.
  private static let separation = 16
}

private struct Writer {
  var bytes: [UInt8]
  let layout: JSON.Layout
  var depth = 0

  mutating func append(_ value: JSON) {
    switch value {
    case .null: append("null")
    case .bool(let bool): append(bool ? "true" : "false")
    case .number(let number): append(number.literal)
    case .string(let string): appendQuoted(string)
    case .base64(let content):
      bytes.append(ASCII.quote)
      Base64.append(encoding: content, to: &bytes)
      bytes.append(ASCII.quote)
    case .array(let elements):
      appendList(elements, "[", "]") { writer, element in writer.append(element) }
    case .object(let object):
      appendList(object, "{", "}") { writer, member in
        writer.appendQuoted(member.key)
        writer.append(writer.layout == .pretty ? ": " : ":")
        writer.append(member.value)
      }
    }
  }

  private mutating func appendList<List: Collection>(
    _ list: List, _ opening: String, _ closing: String, item: (inout Writer, List.Element) -> Void
  ) {
    append(opening)
    depth += 1
    var isFirst = true
    for element in list {
      if !isFirst { append(",") }
      isFirst = false
      breakLine()
      item(&self, element)
    }
    depth -= 1
    if !isFirst { breakLine() }
    append(closing)
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(ASCII.lineFeed)
    for _ in 0..<depth { append("  ") }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a string in quotes, with the escapes that RFC 8259, 7, requires and no others.
  private mutating func appendQuoted(_ string: String) {
    bytes.append(ASCII.quote)
    if Self.needsEscapes(string) {
      for byte in string.utf8 { appendEscaped(byte) }
    } else {
      append(string)
    }
    bytes.append(ASCII.quote)
  }

  /// Whether any byte must be escaped, which pays to know: without it a long text is copied at once.
  private static func needsEscapes(_ string: String) -> Bool {
    let bytes = string.utf8.span
    for index in bytes.indices
    where bytes[index] < ASCII.space || bytes[index] == ASCII.quote || bytes[index] == ASCII.backslash {
      return true
    }
    return false
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case ASCII.quote: append(#"\""#)
    case ASCII.backslash: append(#"\\"#)
    case ASCII.backspace: append(#"\b"#)
    case ASCII.formFeed: append(#"\f"#)
    case ASCII.lineFeed: append(#"\n"#)
    case ASCII.carriageReturn: append(#"\r"#)
    case ASCII.tab: append(#"\t"#)
    case 0..<0x20: append(#"\u00"# + [byte].hexadecimal)
    default: bytes.append(byte)
    }
  }
}
