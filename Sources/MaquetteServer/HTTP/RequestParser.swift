import Maquette

/// Reads the requests of one connection from its bytes, whatever portions they come in.
///
/// It does no I/O and keeps no body: body bytes are reported as offsets into the input. It is strict where
/// being lenient would let two implementations see two different messages (RFC 9112, 11.2), and it bounds
/// everything that it collects.
struct RequestParser {
  enum Event: Equatable {
    case head(RequestHead)

    /// Bytes of the body, as offsets into the input.
    case body(Range<Int>)

    /// The request has ended; what follows is the next.
    case complete
  }

  private enum State {
    case requestLine
    case fields(RequestLine)
    case content(remaining: Int)
    case chunked
  }

  /// Empty lines that may stand before a request: old clients send one after a body (RFC 9112, 2.2).
  private static let emptyLineLimit = 4

  /// A head and the bytes that it was read from.
  private struct Memory {
    let bytes: [UInt8]
    let head: RequestHead
  }

  /// Longest head that is remembered, in bytes: connections are many.
  private static let memoryLimit = 2048

  private let limits: Limits

  /// The last head that came in one piece: clients that use a connection again often send the same one.
  private var memory: Memory?

  private var state = State.requestLine
  private var emptyLines = 0
  private var line = LineReader()
  private var fields: FieldSection
  private var decoder: ChunkedDecoder

  init(limits: Limits) {
    self.limits = limits
    fields = FieldSection(limits: limits)
    decoder = ChunkedDecoder(limits: limits)
  }

  /// Whether bytes of a request have come and its end has not.
  var isInsideRequest: Bool {
    if case .requestLine = state { return !line.isEmpty }
    return true
  }

  /// The next event in `input` from `offset` on, nil when more bytes are needed.
  ///
  /// An error is final: after it nobody can say where a next request would begin.
  mutating func next(in input: Span<UInt8>, at offset: inout Int) throws(HTTPError) -> Event? {
    let start = isFresh ? offset : nil
    while true {
      switch state {
      case .requestLine:
        if let head = remembered(input, at: &offset) { return begin(head) }
        guard let requestLine = try requestLine(input, at: &offset) else { return nil }
        state = .fields(requestLine)
      case .fields(let requestLine):
        guard try fields.read(input, at: &offset) else { return nil }
        let head = try RequestHead(requestLine, fields.headers, limits: limits)
        if let start, offset - start <= Self.memoryLimit {
          memory = Memory(bytes: Array(copying: input.extracting(start..<offset)), head: head)
        }
        return begin(head)
      case .content(let remaining):
        return content(remaining, input, at: &offset)
      case .chunked:
        switch try decoder.next(in: input, at: &offset) {
        case .body(let range): return .body(range)
        case .complete: return complete()
        case nil: return nil
        }
      }
    }
  }

  /// Whether nothing has come since the last request.
  private var isFresh: Bool {
    !isInsideRequest && emptyLines == 0
  }

  /// The head that was remembered, if its bytes have come again.
  private func remembered(_ input: Span<UInt8>, at offset: inout Int) -> RequestHead? {
    guard isFresh, let memory, memory.bytes.isPrefix(of: input.extracting(offset...)) else { return nil }
    offset += memory.bytes.count
    return memory.head
  }

  private mutating func requestLine(
    _ input: Span<UInt8>, at offset: inout Int
  ) throws(HTTPError) -> RequestLine? {
    let limit = limits.requestLine
    while try line.read(input, at: &offset, limit: limit, excess: .targetTooLong(limit: limit)) {
      let bytes = line.bytes
      line.reset()
      if !bytes.isEmpty { return try RequestLine(bytes) }
      emptyLines += 1
      guard emptyLines <= Self.emptyLineLimit else { throw .malformed("empty lines instead of a request") }
    }
    return nil
  }

  private mutating func begin(_ head: RequestHead) -> Event {
    state =
      switch head.framing {
      case .length(let length): .content(remaining: length)
      case .chunked: .chunked
      }
    return .head(head)
  }

  private mutating func content(_ remaining: Int, _ input: Span<UInt8>, at offset: inout Int) -> Event? {
    if remaining == 0 { return complete() }
    guard offset < input.count else { return nil }
    let range = offset..<offset + min(remaining, input.count - offset)
    offset = range.upperBound
    state = .content(remaining: remaining - range.count)
    return .body(range)
  }

  private mutating func complete() -> Event {
    state = .requestLine
    emptyLines = 0
    line.reset()
    fields = FieldSection(limits: limits)
    decoder = ChunkedDecoder(limits: limits)
    return .complete
  }
}
