/// How much of everything one client may ask of a listener.
public struct Limits: Sendable {
  /// Longest request line, in bytes without its CRLF; RFC 9112, 3 asks for at least 8000.
  public var requestLine = 16_384

  /// Most header fields of a request, and most of its trailer fields.
  public var headerCount = 128

  /// Most bytes of header field lines, CRLFs included, and most bytes of trailer field lines.
  public var headerBytes = 65_536

  /// Longest body, in bytes, any transfer coding undone: sixteen uploads of just under 50 MB pass.
  public var body = 900 << 20

  /// Longest line with a chunk's size, in bytes without its CRLF.
  public var chunkLine = 1024

  /// Most bytes of chunk extensions in one body.
  public var chunkExtensions = 16_384

  /// Longest body kept in memory, in bytes; longer ones go to a file.
  public var bodyInMemory = 4 << 20

  /// Where that file is made; it never has a name there for longer than a moment.
  public var spoolDirectory = TemporaryFile.defaultDirectory

  /// Time for a request's head, from its first byte to its last.
  public var headTime = Duration.seconds(30)

  /// Time that a connection may stay open between two requests.
  public var idleTime = Duration.seconds(75)

  /// Time for which a client's bytes are still read, and dropped, after a last answer.
  public var lingerTime = Duration.seconds(5)

  /// Most bytes that are read and dropped after a last answer.
  public var lingerBytes = 64 << 20

  public init() {}

  /// What a developer's machine is comfortable with.
  public static let standard = Limits()
}
