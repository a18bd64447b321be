import Testing

@testable import Maquette

/// Calls as a client makes them, without a socket.
extension Emulator {
  /// A `POST` of a JSON body to an operation of the Images API.
  func post(_ endpoint: Endpoint, json: String, key: String? = "test") -> HTTPResponse {
    send(
      "POST", "/v1/images/\(endpoint.rawValue)", type: "application/json", body: Array(json.utf8), key: key)
  }

  /// A `POST` of a form to an operation of the Images API.
  func post(_ endpoint: Endpoint, form: [FormPart], key: String? = "test") -> HTTPResponse {
    send(
      "POST", "/v1/images/\(endpoint.rawValue)", type: "multipart/form-data; boundary=frontier",
      body: form.encoded(boundary: "frontier"), key: key)
  }

  func get(_ target: String, key: String? = "test") -> HTTPResponse {
    send("GET", target, key: key)
  }

  func send(
    _ method: String, _ target: String, type: String? = nil, body: [UInt8] = [], key: String? = "test"
  ) -> HTTPResponse {
    var headers: HTTPHeaders = ["Host": "127.0.0.1:4010"]
    headers["Authorization"] = key.map { "Bearer \($0)" }
    headers["Content-Type"] = type
    return respond(to: HTTPRequest(method: method, target: target, headers: headers, body: Bytes(body)))
  }
}

/// A part of a `multipart/form-data` body.
struct FormPart {
  var name: String
  var filename: String?
  var type: String?
  var content: [UInt8]

  /// A plain field.
  static func field(_ name: String, _ text: String) -> FormPart {
    FormPart(name: name, content: Array(text.utf8))
  }

  /// An uploaded file.
  static func file(
    _ name: String, _ content: [UInt8], filename: String? = "picture.png", type: String? = "image/png"
  ) -> FormPart {
    FormPart(name: name, filename: filename, type: type, content: content)
  }
}

extension [FormPart] {
  func encoded(boundary: String) -> [UInt8] {
    var body: [UInt8] = []
    for part in self {
      let filename = part.filename.map { "; filename=\"\($0)\"" } ?? ""
      let type = part.type.map { "Content-Type: \($0)\r\n" } ?? ""
      body += [UInt8](
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(filename)\r\n\(type)\r\n"
          .utf8)
      body += part.content + [UInt8]("\r\n".utf8)
    }
    return body + [UInt8]("--\(boundary)--\r\n".utf8)
  }
}

extension HTTPResponse {
  /// The whole body.
  var bytes: [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .chunks(let chunks): chunks.flatMap(\.bytes)
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The body as JSON.
  func json() throws -> JSON {
    try JSON(parsing: Bytes(bytes))
  }

  /// The error object of a refusal.
  func error() throws -> JSON {
    try #require(try json()["error"])
  }

  /// The pictures of an answer in base64, decoded.
  func pictures() throws -> [[UInt8]] {
    let data = try #require(try json()["data"]?.array)
    return try data.map { item in
      let text = try #require(item["b64_json"]?.string)
      return try #require(Base64.decode(text[...]))
    }
  }
}
