/// What lets web pages of any origin call the API, as the official client does in a browser (WHATWG Fetch, 3.2).
enum CORS {
  /// Answers a preflight, or any other `OPTIONS`, on a path of the API; nil for other requests.
  static func preflight(_ request: HTTPRequest) -> HTTPResponse? {
    let inner = request.prefixed?.request ?? request
    guard inner.method == "OPTIONS", applies(to: inner) else { return nil }
    var response = HTTPResponse(status: 204, headers: headers)
    response.headers.append("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE, OPTIONS")
    // Named one by one, since a wildcard does not cover Authorization (WHATWG Fetch, 4.9).
    if let names = request.headers["Access-Control-Request-Headers"] {
      response.headers.append("Access-Control-Allow-Headers", names)
    }
    response.headers.append("Access-Control-Max-Age", "600")
    return response
  }

  /// Whether the answer to `request`, which has no session's prefix, is open to every page.
  static func applies(to request: HTTPRequest) -> Bool {
    ["/v1/", "/openai/"].contains(where: request.path.hasPrefix)
  }

  /// The fields of every answer that is.
  static let headers: HTTPHeaders = [
    "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "*",
  ]
}
