/// Answers of the proxy in front of the API, Cloudflare's, which know nothing of it (real-api.md, 5.7).
enum GatewayReply {
  static func badGateway(_ rayID: String) -> HTTPResponse {
    page(502, "Bad Gateway", rayID)
  }

  static func gatewayTimeout(_ rayID: String) -> HTTPResponse {
    page(504, "Gateway Time-out", rayID)
  }

  /// Not recorded on an images path: the page that the proxy has for any site.
  private static func page(_ status: Int, _ phrase: String, _ rayID: String) -> HTTPResponse {
    let html = """
      <html>
      <head><title>\(status) \(phrase)</title></head>
      <body>
      <center><h1>\(status) \(phrase)</h1></center>
      <hr><center>cloudflare</center>
      </body>
      </html>

      """
    return HTTPResponse(
      status: status, reason: phrase,
      headers: [
        "Content-Type": "text/html; charset=UTF-8", "Cache-Control": "private, max-age=0, no-store",
        "Server": "cloudflare", "CF-RAY": rayID,
      ],
      body: .bytes(Array(html.substituting("\r\n", for: "\n").utf8)))
  }
}

extension FaultContext {
  /// `CF-RAY` of an answer.
  var rayID: String {
    let arrival = call.arrival
    let digest = emulator.identifiers.digest("ray", arrival.session, String(arrival.number))
    return digest.prefix(8).hexadecimal + "-FRA"
  }
}
