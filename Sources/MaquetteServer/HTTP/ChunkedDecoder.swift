import Maquette

/// Undoes the chunked transfer coding (RFC 9112, 7.1); extensions and trailer fields are checked and dropped.
struct ChunkedDecoder {
  enum Event: Equatable {
    /// Bytes of the body, as offsets into the input.
    case body(Range<Int>)

    /// The body has ended.
    case complete
  }

  private enum State {
    case size
    case data(remaining: Int)

    /// Between a chunk's last byte and its CRLF.
    case dataEnd
    case trailer
  }

  private let limits: Limits
  private var state = State.size
  private var line = LineReader()
  private var trailer: FieldSection
  private var bodyLeft: Int
  private var extensionsLeft: Int

  init(limits: Limits) {
    self.limits = limits
    trailer = FieldSection(limits: limits)
    bodyLeft = limits.body
    extensionsLeft = limits.chunkExtensions
  }

  /// The next event in `input` from `offset` on, nil when more bytes are needed.
  mutating func next(in input: Span<UInt8>, at offset: inout Int) throws(HTTPError) -> Event? {
    while true {
      switch state {
      case .size:
        guard try readLine(input, at: &offset) else { return nil }
        let size = try size(line.bytes)
        line.reset()
        state = size == 0 ? .trailer : .data(remaining: size)
      case .data(let remaining):
        guard offset < input.count else { return nil }
        let range = offset..<offset + min(remaining, input.count - offset)
        offset = range.upperBound
        state = range.count == remaining ? .dataEnd : .data(remaining: remaining - range.count)
        return .body(range)
      case .dataEnd:
        guard try readLine(input, at: &offset) else { return nil }
        guard line.bytes.isEmpty else { throw .malformed("a chunk longer than its size") }
        line.reset()
        state = .size
      case .trailer:
        return try trailer.read(input, at: &offset) ? .complete : nil
      }
    }
  }

  private mutating func readLine(
    _ input: Span<UInt8>, at offset: inout Int
  ) throws(HTTPError) -> Bool {
    try line.read(
      input, at: &offset, limit: limits.chunkLine, excess: .malformed("a chunk size line too long"))
  }

  /// Reads `chunk-size [ chunk-ext ]`.
  private mutating func size(_ line: [UInt8]) throws(HTTPError) -> Int {
    let digits = line.prefix { $0.hexadecimalValue != nil }
    guard !digits.isEmpty else { throw .malformed("a chunk without a size") }
    let rest = line[digits.endIndex...]
    // Blanks may stand before an extension's semicolon, but not at the end of the line.
    guard rest.isEmpty || rest.trimmed.first == .semicolon else {
      throw .malformed("a chunk size that is not a number")
    }
    extensionsLeft -= rest.count
    guard extensionsLeft >= 0 else { throw .malformed("too many chunk extensions") }
    var size = 0
    for case let digit? in digits.map(\.hexadecimalValue) {
      // Checked before the digit is added, which keeps the number from running over.
      guard size <= (bodyLeft - digit) >> 4 else { throw .bodyTooLarge(limit: limits.body) }
      size = size << 4 | digit
    }
    bodyLeft -= size
    return size
  }
}
