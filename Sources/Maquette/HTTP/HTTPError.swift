/// Why a listener could not make an `HTTPRequest` of what a client sent.
///
/// `Emulator.refuse(_:of:)` answers each with an error object in the API's own shape.
public enum HTTPError: Error, Sendable, Equatable {
  /// The bytes are not an HTTP/1.1 request, or could be read as two different ones (RFC 9112); says which.
  case malformed(String)

  /// Another major version of HTTP (RFC 9110, 15.6.6).
  case unsupportedVersion

  /// A request line longer than `limit` bytes.
  case targetTooLong(limit: Int)

  /// More header fields, or more bytes of them, than are read (RFC 6585, 5).
  case headTooLarge

  /// A body of more than `limit` bytes.
  case bodyTooLarge(limit: Int)

  /// A transfer coding other than `chunked` (RFC 9112, 6.1).
  case unsupportedTransferCoding(String)

  /// A method that no resource of this server has (RFC 9110, 15.6.2).
  case unsupportedMethod(String)

  /// An expectation other than `100-continue` (RFC 9110, 10.1.1).
  case unsupportedExpectation(String)

  /// The request did not arrive in time (RFC 9110, 15.5.9).
  case timeout

  /// The body could not be kept until it was whole; says why in the system's words.
  case storageFailed(String)

  /// Bodies of `limit` bytes in all are being received or answered already.
  case tooManyUploads(limit: Int)

  /// There are `limit` connections already.
  case tooManyConnections(limit: Int)

  /// The process has no file descriptor left for another connection.
  case outOfDescriptors
}
