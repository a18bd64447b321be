/// Answers that break on their way.
extension HTTPResponse {
  /// Ends with a reset in the middle of the body, whose head promises all of it.
  mutating func truncate() {
    switch body {
    case .bytes(let bytes):
      headers["Content-Length"] = String(bytes.count)
      body = .bytes(Array(bytes.prefix(bytes.count / 2)))
    case .chunks(let chunks):
      body = .chunks(chunks.prefix(bytes: chunks.reduce(0) { $0 + $1.bytes.count } / 2))
    }
    ending = .reset
  }

  /// Ends with a reset before the first byte, when that is due.
  mutating func lose() {
    let delay = delay
    self = .headless(ending: .reset)
    self.delay = delay
  }

  /// Number of pieces that a body is sent in.
  private static let dribbleCount = 50

  /// Spreads the body evenly over `time`, beside the pauses that it has.
  mutating func dribble(over time: Duration) {
    let chunks: [Chunk] =
      switch body {
      case .bytes(let bytes): [Chunk(bytes: bytes)]
      case .chunks(let chunks): chunks
      }
    var pieces = chunks.flatMap { $0.pieces(max(1, Self.dribbleCount / max(1, chunks.count))) }
    for index in pieces.indices { pieces[index].pause += time / pieces.count }
    body = .chunks(pieces)
  }
}

// MARK: - Streams

extension HTTPResponse {
  /// The events of a stream.
  private var events: [Chunk] {
    if case .chunks(let chunks) = body { chunks } else { [] }
  }

  /// The first partial picture, if there is one before the last event.
  private var beginning: [Chunk] {
    Array(events.dropLast().prefix(1))
  }

  /// Ends the stream with an error instead of further events.
  mutating func failStream() {
    let event = Chunk(pause: events.last?.pause ?? .zero, Reply.streamError)
    body = .chunks(beginning + [event])
  }

  /// Resets the connection inside an event.
  mutating func cutStream() {
    let beginning = beginning
    let cut = events.dropFirst(beginning.count).prefix(1).map { event in
      Chunk(pause: event.pause, bytes: Array(event.bytes.prefix(event.bytes.count / 2)))
    }
    body = .chunks(beginning + cut)
    ending = .reset
  }

  /// Sends no more events, and does not end.
  mutating func stallStream() {
    body = .chunks(beginning)
    ending = .silent
  }

  /// Ends without the event that ends a stream.
  mutating func dropLastEvent() {
    body = .chunks(events.dropLast())
  }
}

extension HTTPResponse.Chunk {
  /// The bytes in at most `count` parts of like size, the pause before the first.
  fileprivate func pieces(_ count: Int) -> [HTTPResponse.Chunk] {
    let bytes = bytes
    let size = max(1, (bytes.count + count - 1) / count)
    let starts = stride(from: 0, to: max(1, bytes.count), by: size)
    return starts.map { start in
      HTTPResponse.Chunk(
        pause: start == 0 ? pause : .zero, bytes: Array(bytes[start..<min(start + size, bytes.count)]))
    }
  }
}

extension [HTTPResponse.Chunk] {
  /// The chunks that hold the first `limit` bytes, the last one cut.
  fileprivate func prefix(bytes limit: Int) -> [HTTPResponse.Chunk] {
    var left = limit
    var chunks: [HTTPResponse.Chunk] = []
    for chunk in self where left > 0 {
      let bytes = chunk.bytes
      let isWhole = bytes.count <= left
      chunks.append(
        isWhole ? chunk : HTTPResponse.Chunk(pause: chunk.pause, bytes: bytes.dropLast(bytes.count - left)))
      left -= Swift.min(bytes.count, left)
    }
    return chunks
  }
}
