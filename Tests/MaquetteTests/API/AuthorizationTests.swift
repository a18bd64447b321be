import Testing

@testable import Maquette

/// Who may call (real-api.md, 5.5).
struct AuthorizationTests {
  @Test(arguments: [nil, "Bearer", "Bearer ", "Basic dGVzdA==", "test"])
  func `a request without a key is refused`(authorization: String?) throws {
    var request = HTTPRequest(method: "GET", target: "/v1/models")
    request.headers["Authorization"] = authorization
    let response = Emulator().respond(to: request)
    #expect(response.status == 401)
    #expect(response.headers["WWW-Authenticate"] == #"Bearer realm="OpenAI API""#)
    #expect(
      response.text == """
        {
          "error": {
            "message": "Missing bearer or basic authentication in header",
            "type": "invalid_request_error",
            "param": null,
            "code": null
          }
        }
        """)
    #expect(response.headers["openai-organization"] == nil)
    #expect(response.headers["openai-project"] == nil)
    #expect(response.headers["x-request-id"] != nil)
  }

  @Test(arguments: [
    ("fake_key", "fake_key"), ("twelve-chars", "twelve-chars"), ("your_api_key_here", "your_api*****here"),
  ])
  func `an unknown key is quoted as the API quotes it`(key: String, quoted: String) throws {
    let emulator = Emulator(Configuration(apiKeys: ["right"]))
    let response = emulator.get("/v1/models", key: key)
    #expect(response.status == 401)
    #expect(response.headers["WWW-Authenticate"] == #"Bearer realm="OpenAI API""#)
    #expect(
      try response.error() == [
        "message": .string(
          "Incorrect API key provided: \(quoted). "
            + "You can find your API key at https://platform.openai.com/account/api-keys."),
        "type": "invalid_request_error", "param": .null, "code": "invalid_api_key",
      ])
    #expect(emulator.get("/v1/models", key: "right").status == 200)
  }

  /// A recorded answer of the real API to this key is 237 bytes long (real-api.md, 5.5).
  @Test func `the refusal is as long as the recorded one`() {
    let response = Emulator(Configuration(apiKeys: ["right"])).get("/v1/models", key: "fake_key")
    #expect(response.bytes.count == 237)
  }

  @Test func `the key comes before everything else in the request`() throws {
    let response = Emulator().post(.generations, json: "{", key: nil)
    #expect(response.status == 401)
  }
}
