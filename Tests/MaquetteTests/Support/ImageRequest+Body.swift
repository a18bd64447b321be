@testable import Maquette

extension ImageRequest {
  /// What the tables of `endpoint` make of a body, without anything being drawn.
  init(_ body: RequestBody, for endpoint: Endpoint, of api: API = .documented) throws {
    let request = HTTPRequest(
      method: "POST", target: "/v1/images/\(endpoint.rawValue)",
      headers: ["Content-Type": body.contentType], body: Bytes(body.bytes))
    try self.init(Form(request, accepting: api.mediaTypes(of: endpoint)), for: endpoint, of: api)
  }
}

/// The body of a call, in either encoding.
enum RequestBody: Sendable {
  case json(String)
  case form([FormPart])

  var contentType: String {
    switch self {
    case .json: "application/json"
    case .form: "multipart/form-data; boundary=frontier"
    }
  }

  var bytes: [UInt8] {
    switch self {
    case .json(let text): Array(text.utf8)
    case .form(let parts): parts.encoded(boundary: "frontier")
    }
  }
}

extension Emulator {
  /// A `POST` of `body` to an operation of the Images API.
  func post(_ endpoint: Endpoint, _ body: RequestBody) -> HTTPResponse {
    send("POST", "/v1/images/\(endpoint.rawValue)", type: body.contentType, body: body.bytes)
  }
}
