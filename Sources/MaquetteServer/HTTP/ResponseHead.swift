import Maquette

/// A response's status line and header fields, those that frame the body included (RFC 9112, 4 to 7).
struct ResponseHead {
  /// How the client finds the end of the body.
  enum Framing: Equatable {
    /// There is no body, whatever the response holds (RFC 9112, 6.3).
    case none
    case length
    case chunked

    /// The body ends with the connection, which is all that HTTP/1.0 has for a body of unknown length.
    case close
  }

  let framing: Framing

  /// Whether the head lets the client use the connection again.
  let keepsAlive: Bool

  /// The head as sent, the empty line included.
  let bytes: [UInt8]

  init(_ response: HTTPResponse, to request: ResponseWriter.Request) {
    let framing = Self.framing(response, request)
    let asksToClose = response.headers["Connection"]?.lowercased() == "close"
    self.framing = framing
    keepsAlive = request.keepsAlive && framing != .close && !asksToClose
    let reason = response.reason ?? ReasonPhrase.standard(for: response.status)
    var bytes: [UInt8] = []
    bytes.append(contentsOf: "HTTP/1.1 \(response.status) ".utf8)
    bytes.append(contentsOf: Self.sanitized(reason))
    bytes.append(contentsOf: "\r\n".utf8)
    for field in Self.fields(response, request, keepsAlive: keepsAlive) {
      bytes.append(contentsOf: field.name.utf8)
      bytes.append(contentsOf: ": ".utf8)
      bytes.append(contentsOf: Self.sanitized(field.value))
      bytes.append(contentsOf: "\r\n".utf8)
    }
    bytes.append(contentsOf: "\r\n".utf8)
    self.bytes = bytes
  }

  private static func framing(_ response: HTTPResponse, _ request: ResponseWriter.Request) -> Framing {
    if request.isHead || isBodiless(response.status) { return .none }
    switch response.body {
    case .bytes: return .length
    case .chunks: return request.version == .http11 ? .chunked : .close
    }
  }

  /// Informational answers, 204 and 304 end with their head (RFC 9112, 6.3).
  private static func isBodiless(_ status: Int) -> Bool {
    status < 200 || status == 204 || status == 304
  }

  /// The response's own fields in their order, then those that are the listener's to say.
  private static func fields(
    _ response: HTTPResponse, _ request: ResponseWriter.Request, keepsAlive: Bool
  ) -> [HTTPHeaders.Field] {
    let own = response.headers.fields.filter { field in
      !field.name.isEmpty && field.name.utf8.allSatisfy(\.isTokenCharacter)
        && !isFraming(field.name)
    }
    let connection = HTTPHeaders.Field(name: "Connection", value: keepsAlive ? "keep-alive" : "close")
    return own + framingFields(response, request) + [connection]
  }

  private static func isFraming(_ name: String) -> Bool {
    ["content-length", "transfer-encoding", "connection"].contains(name.lowercased())
  }

  private static func framingFields(
    _ response: HTTPResponse, _ request: ResponseWriter.Request
  ) -> [HTTPHeaders.Field] {
    // Not even a Content-Length of nought: 204 has none, and in 304 it would be that of the 200 (RFC 9110, 8.6).
    if isBodiless(response.status) { return [] }
    switch response.body {
    case .bytes(let bytes):
      return [HTTPHeaders.Field(name: "Content-Length", value: declaredLength(response, bytes))]
    case .chunks:
      guard request.version == .http11 else { return [] }
      return [HTTPHeaders.Field(name: "Transfer-Encoding", value: "chunked")]
    }
  }

  /// The body's length, or another one that the response states in order to be cut short of it.
  ///
  /// On a connection that stays usable a false length would garble the next answer, so only a response with
  /// a broken ending may state its own.
  private static func declaredLength(_ response: HTTPResponse, _ body: [UInt8]) -> String {
    guard response.ending != .complete else { return String(body.count) }
    return response.headers["Content-Length"] ?? String(body.count)
  }

  /// Text with control characters made spaces, so that no value can end its line (RFC 9110, 5.5).
  private static func sanitized(_ text: String) -> [UInt8] {
    text.utf8.map { $0.isFieldCharacter ? $0 : .space }
  }
}
