import Maquette

/// Turns a response into the steps that put it on the wire; does no I/O and never waits.
struct ResponseWriter {
  /// What the request said that shapes its answer.
  struct Request: Equatable {
    /// Whether the answer's body is kept back (RFC 9110, 9.3.2).
    var isHead = false

    var version = RequestLine.Version.http11
    var keepsAlive: Bool
  }

  /// What to do next on the connection.
  enum Step: Equatable {
    case pause(Duration)
    case send([UInt8])
    case end(Fate)
  }

  /// What becomes of a connection after an answer.
  enum Fate: Equatable {
    /// It serves the next request.
    case reuse

    /// It is closed once the client has had time to read the answer.
    case close

    /// It is reset once the client's system has the bytes.
    case reset

    /// It stays open, and nothing happens until the client leaves.
    case silence
  }

  private let fate: Fate

  /// The steps still to take before the end, the next one last.
  private var steps: [Step]

  init(_ response: HTTPResponse, to request: Request) {
    let head = ResponseHead(response, to: request)
    var steps: [Step] = [.pause(response.delay), .send(head.bytes)]
    if head.framing != .none { steps += Self.steps(response, head.framing) }
    self.steps = steps.reversed()
    fate = Self.fate(response.ending, head, request)
  }

  /// The next step; after the last it is the end, again and again.
  mutating func next() -> Step {
    steps.popLast() ?? .end(fate)
  }

  private static func steps(_ response: HTTPResponse, _ framing: ResponseHead.Framing) -> [Step] {
    switch response.body {
    case .bytes(let bytes):
      return [.send(bytes)]
    case .chunks(let chunks):
      let isChunked = framing == .chunked
      let last: [Step] = isChunked && response.ending == .complete ? [.send(Array("0\r\n\r\n".utf8))] : []
      return chunks.flatMap { steps($0, isChunked: isChunked) } + last
    }
  }

  private static func steps(_ chunk: HTTPResponse.Chunk, isChunked: Bool) -> [Step] {
    // A chunk of no bytes would be the last one (RFC 9112, 7.1): only its pause is kept.
    guard !chunk.bytes.isEmpty else { return [.pause(chunk.pause)] }
    guard isChunked else { return [.pause(chunk.pause), .send(chunk.bytes)] }
    let size = String(chunk.bytes.count, radix: 16)
    return [
      .pause(chunk.pause), .send(Array("\(size)\r\n".utf8)), .send(chunk.bytes), .send(Array("\r\n".utf8)),
    ]
  }

  private static func fate(
    _ ending: HTTPResponse.Ending, _ head: ResponseHead, _ request: Request
  ) -> Fate {
    switch ending {
    case .complete: head.keepsAlive ? .reuse : .close
    case .reset: .reset
    case .cut: .close
    case .silent: .silence
    }
  }
}
