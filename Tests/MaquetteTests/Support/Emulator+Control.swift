import Testing

@testable import Maquette

/// Control calls as a test's harness makes them.
extension Emulator {
  func control(
    _ method: String, _ target: String, json: String = "", host: String? = "localhost", origin: String? = nil
  ) -> HTTPResponse {
    var headers: HTTPHeaders = [:]
    headers["Host"] = host
    headers["Origin"] = origin
    return respond(
      to: HTTPRequest(
        method: method, target: "/_maquette" + target, headers: headers, body: Bytes(Array(json.utf8))))
  }

  /// The exchanges of a journal, the newest last.
  func journal(_ query: String = "") throws -> [JSON] {
    try #require(try control("GET", "/requests\(query)").json()["requests"]?.array)
  }

  /// What a clock call says.
  func now(_ query: String = "") throws -> String? {
    try control("GET", "/clock\(query)").json()["now"]?.string
  }

  func advance(_ duration: String, _ query: String = "") {
    _ = control("POST", "/clock\(query)", json: #"{"advance":"\#(duration)"}"#)
  }

  /// All that control calls tell, in one value.
  func everything() throws -> [JSON] {
    try ["/sessions", "/requests", "/clock", "/usage"].map { try control("GET", $0).json() }
  }
}
