/// An answer as data: what to send, when, and how the exchange ends.
///
/// Only the listener waits or breaks connections; a test reads pauses and endings off the value.
public struct HTTPResponse: Sendable {
  /// What follows the head.
  public enum Body: Sendable, Equatable {
    /// Sent with `Content-Length`.
    case bytes([UInt8])

    /// Sent with `Transfer-Encoding: chunked`, each chunk after its pause.
    case chunks([Chunk])
  }

  /// A part of a paced body.
  public struct Chunk: Sendable {
    private enum Content: Sendable {
      case bytes([UInt8])
      case event(ServerSentEvent)
    }

    /// Time to let pass before the bytes are sent.
    public var pause: Duration

    private let content: Content

    public init(pause: Duration = .zero, bytes: [UInt8]) {
      self.pause = pause
      content = .bytes(bytes)
    }

    init(pause: Duration = .zero, _ event: ServerSentEvent) {
      self.pause = pause
      content = .event(event)
    }

    /// The event of a stream; nil for other bytes.
    var event: ServerSentEvent? {
      if case .event(let event) = content { event } else { nil }
    }

    /// The bytes to send.
    ///
    /// An event is written each time it is asked for, best when it is due: until then all streams that wait to
    /// send a picture share its file.
    public var bytes: [UInt8] {
      switch content {
      case .bytes(let bytes): bytes
      case .event(let event): event.bytes
      }
    }
  }

  /// How the exchange ends once the body, or the chunks there are, have been sent.
  public enum Ending: Sendable, Equatable {
    /// As HTTP wants it; the connection stays usable.
    case complete

    /// The connection is reset (TCP RST).
    case reset

    /// The connection is closed without the last chunk.
    case cut

    /// Nothing more is sent, and the connection stays open until the client leaves.
    case silent
  }

  /// Status code, 200...599; 0 where no head is sent.
  public var status: Int

  /// Reason phrase where it is not the one of RFC 9110 for `status`.
  public var reason: String?

  /// Header fields; the listener adds those that frame the body.
  public var headers: HTTPHeaders

  /// Time to let pass before the first byte is sent.
  public var delay: Duration

  public var body: Body
  public var ending: Ending

  /// Whether status and header fields are kept back, so that the body is all that there is on the wire.
  public var isHeadless = false

  /// What the answer belongs to; whoever sends it tells the emulator how that ended.
  public var exchange: Exchange?

  public init(
    status: Int, reason: String? = nil, headers: HTTPHeaders = [:], delay: Duration = .zero,
    body: Body = .bytes([]), ending: Ending = .complete
  ) {
    self.status = status
    self.reason = reason
    self.headers = headers
    self.delay = delay
    self.body = body
    self.ending = ending
  }
}

extension HTTPResponse.Chunk: Equatable {
  /// Whether a client would see the same, whatever the bytes are kept as.
  public static func == (a: Self, b: Self) -> Bool {
    a.pause == b.pause && a.bytes == b.bytes
  }
}

extension HTTPResponse {
  /// Bytes that are no answer in HTTP, or none at all, and what happens after them.
  public static func headless(_ bytes: [UInt8] = [], ending: Ending) -> HTTPResponse {
    var response = HTTPResponse(status: 0, body: .bytes(bytes), ending: ending)
    response.isHeadless = true
    return response
  }
}
