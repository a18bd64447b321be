import Testing

@testable import Maquette

/// What browsers need (WHATWG Fetch, 3.2).
struct CORSTests {
  private static let names = "authorization, content-type, x-stainless-lang, x-stainless-retry-count"

  @Test(arguments: [
    "/v1/images/generations", "/v1/anything", "/s/a/v1/images/edits", "/openai/v1/images/generations",
    "/s/a/openai/deployments/x/images/edits",
  ])
  func `a preflight is answered, and leaves no trace`(path: String) throws {
    let emulator = Emulator()
    let response = emulator.respond(
      to: HTTPRequest(
        method: "OPTIONS", target: path,
        headers: [
          "Origin": "http://localhost:5173", "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": Self.names,
        ]))
    #expect(response.status == 204)
    #expect(response.bytes == [])
    #expect(response.headers["Access-Control-Allow-Origin"] == "*")
    #expect(response.headers["Access-Control-Allow-Methods"]?.contains("POST") == true)
    #expect(response.headers["Access-Control-Allow-Headers"] == Self.names)
    #expect(try emulator.journal() == [])
  }

  @Test(arguments: ["/_maquette/reset", "/files/x.png", "/", "/v2/x", "/s/a/_maquette/reset"])
  func `other paths have no preflight`(path: String) {
    let request = HTTPRequest(method: "OPTIONS", target: path, headers: ["Host": "localhost"])
    let response = Emulator().respond(to: request)
    #expect(response.status >= 400)
    #expect(response.headers["Access-Control-Allow-Origin"] == nil)
  }

  @Test(arguments: [("/v1/models", 200), ("/v1/x", 404), ("/s/a/v1/models", 200), ("/openai/x", 404)])
  func `answers of the API are open to every page`(path: String, status: Int) {
    let response = Emulator().get(path)
    #expect(response.status == status)
    #expect(response.headers.values("Access-Control-Allow-Origin") == ["*"])
    #expect(response.headers["Access-Control-Expose-Headers"] == "*")
  }

  @Test func `pictures of links are not`() {
    #expect(Emulator().get("/files/x.png", key: nil).headers["Access-Control-Allow-Origin"] == nil)
  }
}
