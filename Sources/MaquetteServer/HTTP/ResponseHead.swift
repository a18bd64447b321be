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

  /// Bytes that most heads fit into.
  private static let usualLength = 1024

  init(_ response: HTTPResponse, to request: ResponseWriter.Request) {
    let framing = Self.framing(response, request)
    let asksToClose = response.headers["Connection"]?.lowercased() == "close"
    self.framing = framing
    keepsAlive = request.keepsAlive && framing != .close && !asksToClose
    let reason = response.reason ?? ReasonPhrase.standard(for: response.status)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.usualLength)
    bytes += "HTTP/1.1 \(response.status) ".utf8
    Self.append(reason, to: &bytes)
    bytes += "\r\n".utf8
    for field in response.headers.fields { Self.append(own: field, to: &bytes) }
    if let field = Self.framingField(response, request) { Self.append(field.name, field.value, to: &bytes) }
    Self.append("Connection", keepsAlive ? "keep-alive" : "close", to: &bytes)
    bytes += "\r\n".utf8
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

  /// The field that says where the body ends; nil where there is nothing to say.
  private static func framingField(
    _ response: HTTPResponse, _ request: ResponseWriter.Request
  ) -> HTTPHeaders.Field? {
    // Not even a Content-Length of nought: 204 has none, and in 304 it would be that of the 200 (RFC 9110, 8.6).
    if isBodiless(response.status) { return nil }
    switch response.body {
    case .bytes(let bytes):
      return HTTPHeaders.Field(name: "Content-Length", value: declaredLength(response, bytes))
    case .chunks:
      guard request.version == .http11 else { return nil }
      return HTTPHeaders.Field(name: "Transfer-Encoding", value: "chunked")
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

  /// Adds the line of one of the response's own fields, unless it is the listener's to say, or its name none.
  private static func append(own field: HTTPHeaders.Field, to bytes: inout [UInt8]) {
    let start = bytes.count
    append(field.name, field.value, to: &bytes)
    let name = bytes[start..<start + field.name.utf8.count]
    let isOwn = !name.isEmpty && name.allSatisfy(\.isTokenCharacter) && !isFraming(name)
    if !isOwn { bytes.removeSubrange(start...) }
  }

  private static func isFraming(_ name: ArraySlice<UInt8>) -> Bool {
    framingNames.contains {
      $0.utf8.count == name.count && $0.utf8.elementsEqual(name.lazy.map(ASCII.lowercased))
    }
  }

  private static let framingNames = ["content-length", "transfer-encoding", "connection"]

  /// Adds a field's line.
  private static func append(_ name: String, _ value: String, to bytes: inout [UInt8]) {
    bytes += name.utf8
    bytes += ": ".utf8
    append(value, to: &bytes)
    bytes += "\r\n".utf8
  }

  /// Adds text with control characters made spaces, so that no value can end its line (RFC 9110, 5.5).
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += text.utf8
    for index in start..<bytes.count where !bytes[index].isFieldCharacter { bytes[index] = .space }
  }
}
