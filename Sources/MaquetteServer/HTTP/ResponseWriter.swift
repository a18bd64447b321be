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

  /// A step, or the chunk that several will be made of.
  private enum Part {
    case step(Step)
    case chunk(HTTPResponse.Chunk)
  }

  private let framing: ResponseHead.Framing
  private let fate: Fate

  /// What is still to do before the end, the next one last.
  private var parts: [Part]

  init(_ response: HTTPResponse, to request: Request) {
    let head = response.isHeadless ? nil : ResponseHead(response, to: request)
    framing = head?.framing ?? .close
    fate = Self.fate(response.ending, keepsAlive: head?.keepsAlive ?? false)
    var parts: [Part] = [.step(.pause(response.delay)), .step(.send(head?.bytes ?? []))]
    if framing != .none { parts += Self.parts(response, framing) }
    self.parts = parts.reversed()
  }

  /// The next step; after the last it is the end, again and again.
  mutating func next() -> Step {
    while let part = parts.popLast() {
      switch part {
      case .step(let step): return step
      case .chunk(let chunk): parts += steps(chunk.bytes).reversed().map(Part.step)
      }
    }
    return .end(fate)
  }

  private static func parts(_ response: HTTPResponse, _ framing: ResponseHead.Framing) -> [Part] {
    switch response.body {
    case .bytes(let bytes):
      return [.step(.send(bytes))]
    case .chunks(let chunks):
      let hasLast = framing == .chunked && response.ending == .complete
      let last: [Part] = hasLast ? [.step(.send(Array("0\r\n\r\n".utf8)))] : []
      return chunks.flatMap { [.step(.pause($0.pause)), .chunk($0)] } + last
    }
  }

  /// The steps that send one chunk.
  private func steps(_ bytes: [UInt8]) -> [Step] {
    // A chunk of no bytes would be the last one (RFC 9112, 7.1).
    guard !bytes.isEmpty else { return [] }
    guard framing == .chunked else { return [.send(bytes)] }
    let size = String(bytes.count, radix: 16)
    return [.send(Array("\(size)\r\n".utf8)), .send(bytes), .send(Array("\r\n".utf8))]
  }

  private static func fate(_ ending: HTTPResponse.Ending, keepsAlive: Bool) -> Fate {
    switch ending {
    case .complete: keepsAlive ? .reuse : .close
    case .reset: .reset
    case .cut: .close
    case .silent: .silence
    }
  }
}
