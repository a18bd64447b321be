/// How much of everything clients may ask of a listener, and how long they may take.
///
/// Whoever goes beyond one is answered with the status in brackets, where there is one, and loses the connection;
/// the others are served as before.
public struct Limits: Sendable {
  /// Most connections at a time (503).
  public var connections = 4096

  /// Requests that one connection may bring: the answer to the last says that it is closed (RFC 9112, 9.6).
  public var requestsPerConnection = 100_000

  /// Most bytes of bodies that are being received or answered, those of all connections together (503).
  ///
  /// One body can be no longer than this either, whatever `body` says.
  public var uploads = 4_000_000_000

  /// Longest request line, in bytes without its CRLF (414); RFC 9112, 3 asks for at least 8000.
  public var requestLine = 16_384

  /// Most header fields of a request, and most of its trailer fields (431).
  public var headerCount = 128

  /// Most bytes of header field lines, CRLFs included, and most bytes of trailer field lines (431).
  public var headerBytes = 65_536

  /// Longest body, in bytes, any transfer coding undone (413): sixteen uploads of just under 50 MB pass.
  public var body = 900 << 20

  /// Longest line with a chunk's size, in bytes without its CRLF (400).
  public var chunkLine = 1024

  /// Most bytes of chunk extensions in one body (400).
  public var chunkExtensions = 16_384

  /// Longest body kept in memory, in bytes; longer ones go to a file, and where that fails the answer is 503.
  public var bodyInMemory = 4 << 20

  /// Where that file is made; it never has a name there for longer than a moment.
  public var spoolDirectory = TemporaryFile.defaultDirectory

  /// Time for a request's head, from its first byte to its last (408).
  public var headTime = Duration.seconds(30)

  /// Time in which `bodyProgress` bytes of a body must come, or its end (408), from its head on, again and again.
  public var bodyTime = Duration.seconds(30)

  /// Bytes of a body that are progress enough for another `bodyTime`.
  public var bodyProgress = 1024

  /// Time that a connection may stay open between two requests.
  public var idleTime = Duration.seconds(75)

  /// Time for which a client may take nothing of an answer that is waiting for it.
  public var sendTime = Duration.seconds(300)

  /// Most bytes sent to one client before the others have their turn.
  public var sendSize = 256 << 10

  /// Time for which a client's bytes are still read, and dropped, after a last answer.
  public var lingerTime = Duration.seconds(5)

  /// Most bytes that are read and dropped after a last answer: a client that sends the longest body there can be
  /// still learns why it was refused.
  public var lingerBytes = 1 << 30

  public init() {}

  /// What a developer's machine is comfortable with.
  public static let standard = Limits()
}
