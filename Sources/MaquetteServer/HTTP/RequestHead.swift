import Maquette

/// A request without its body, and what its header fields say about the bytes that follow.
struct RequestHead: Equatable {
  /// How the end of the body is found (RFC 9112, 6.3).
  enum Framing: Equatable {
    case length(Int)
    case chunked
  }

  let method: String

  /// Path and query, or `*`.
  let target: String

  let headers: HTTPHeaders
  let version: RequestLine.Version
  let framing: Framing

  /// Whether the client will use the connection again (RFC 9112, 9.3).
  let keepsAlive: Bool

  /// Whether the client waits for `100 Continue` before it sends the body (RFC 9110, 10.1.1).
  let expectsContinue: Bool

  init(_ line: RequestLine, _ headers: HTTPHeaders, limits: Limits) throws(HTTPError) {
    method = line.method
    target = line.target.origin
    version = line.version
    self.headers = try Self.resolvingHost(headers, line)
    framing = try Self.framing(headers, version, bodyLimit: limits.body)
    let options = Self.list(headers, "Connection")
    keepsAlive = !options.contains("close") && (version == .http11 || options.contains("keep-alive"))
    expectsContinue = try Self.expectsContinue(headers, version)
  }

  /// Exactly one valid Host in HTTP/1.1, replaced by the host of an absolute target (RFC 9112, 3.2).
  private static func resolvingHost(
    _ headers: HTTPHeaders, _ line: RequestLine
  ) throws(HTTPError) -> HTTPHeaders {
    let hosts = headers.values("Host")
    guard hosts.count < 2 else { throw .malformed("more than one Host") }
    guard line.version == .http10 || hosts.count == 1 else { throw .malformed("no Host") }
    guard hosts.allSatisfy({ Authority.isValid($0.utf8) }) else { throw .malformed("a Host that is not one") }
    guard let authority = line.target.authority else { return headers }
    var headers = headers
    headers["Host"] = authority
    return headers
  }

  /// Refuses every message whose end two implementations could see in two places (RFC 9112, 11.2).
  private static func framing(
    _ headers: HTTPHeaders, _ version: RequestLine.Version, bodyLimit: Int
  ) throws(HTTPError) -> Framing {
    let lengths = headers.values("Content-Length")
    let codings = headers.values("Transfer-Encoding")
    guard lengths.count < 2 else { throw .malformed("more than one Content-Length") }
    guard !codings.isEmpty else { return .length(try length(lengths.first, limit: bodyLimit)) }
    guard lengths.isEmpty else { throw .malformed("both Content-Length and Transfer-Encoding") }
    guard version == .http11 else { throw .malformed("Transfer-Encoding in HTTP/1.0") }
    let names = list(headers, "Transfer-Encoding")
    // Without it nothing tells where the body ends, whatever the other codings are (RFC 9112, 6.3).
    guard names.last == "chunked" else {
      throw .malformed("a Transfer-Encoding that does not end with chunked")
    }
    if let unknown = names.first(where: { $0 != "chunked" }) { throw .unsupportedTransferCoding(unknown) }
    guard names.count == 1 else { throw .malformed("a Transfer-Encoding that is not one coding") }
    return .chunked
  }

  /// Reads `1*DIGIT` (RFC 9110, 8.6).
  private static func length(_ value: String?, limit: Int) throws(HTTPError) -> Int {
    guard let value else { return 0 }
    guard !value.isEmpty, value.utf8.allSatisfy(\.isDigit) else {
      throw .malformed("a Content-Length that is not a number")
    }
    // Digits that are no Int are a number above any limit.
    guard let length = Int(value), length <= limit else { throw .bodyTooLarge(limit: limit) }
    return length
  }

  private static func expectsContinue(
    _ headers: HTTPHeaders, _ version: RequestLine.Version
  ) throws(HTTPError) -> Bool {
    // HTTP/1.0 has no expectations: the field is ignored (RFC 9110, 10.1.1).
    guard version == .http11 else { return false }
    let expectations = list(headers, "Expect")
    if let unknown = expectations.first(where: { $0 != "100-continue" }) {
      throw .unsupportedExpectation(unknown)
    }
    return !expectations.isEmpty
  }

  /// The members of a list-based field, its repetitions joined, in lower case (RFC 9110, 5.6.1).
  private static func list(_ headers: HTTPHeaders, _ name: String) -> [String] {
    headers.values(name).flatMap { $0.utf8.split(separator: UInt8(ascii: ",")) }
      .map { String(decoding: $0.trimmed, as: UTF8.self).lowercased() }
      .filter { !$0.isEmpty }
  }
}
