import Testing

@testable import Maquette

/// The paths of Azure OpenAI (real-api.md, 9).
struct AzureTests {
  private static let deployments = "/openai/deployments"

  /// A call as Azure's clients make it, without a bearer token unless there is one.
  private func call(
    _ target: String, _ body: String, key: String? = "test", token: String? = nil,
    on emulator: Emulator = Emulator()
  ) -> HTTPResponse {
    var headers: HTTPHeaders = ["Content-Type": "application/json"]
    headers["api-key"] = key
    headers["Authorization"] = token.map { "Bearer \($0)" }
    return emulator.respond(
      to: HTTPRequest(method: "POST", target: target, headers: headers, body: Bytes(Array(body.utf8))))
  }

  @Test(arguments: [
    ("gpt-image-1", "gpt-image-1"), ("gpt-image-2", "gpt-image-2"), ("my-pictures", "gpt-image-1"),
    ("gpt-4o", "gpt-image-1"), ("", "gpt-image-1"), ("dall-e-3", "dall-e-3"),
  ])
  func `a deployment is the model of its name, else gpt-image-1`(deployment: String, model: String) throws {
    func modelRead(_ named: JSON?, on service: Service) throws -> String {
      let entries = (named.map { [$0] } ?? []).map {
        Form.Entry(name: "model", writtenName: "model", field: .json($0))
      }
      let form = service.naming(modelOf: Form(entries: entries), in: .documented)
      return try ImageRequest.model(of: form, for: .generations, in: .documented).id
    }
    for named: JSON? in [nil, .null, 5, "dall-e-2"] {
      #expect(try modelRead(named, on: .azure(deployment: deployment)) == model)
    }
    #expect(try modelRead(.string(deployment), on: .azure(deployment: nil)) == model)
  }

  @Test(arguments: [
    ("2024-06-01", "dall-e-3"), ("2026-10-22", "gpt-image-1"), ("2026-10-23", "gpt-image-1.5"),
    ("2026-11-10", "gpt-image-1.5"),
  ])
  func `a deployment of another name is the model that stands in on its day`(
    day: String, model: String
  ) throws {
    let emulator = try Emulator(asOf: day)
    #expect(
      call("\(Self.deployments)/mine/images/generations", #"{"prompt":"x"}"#, on: emulator).status == 200)
    #expect(try emulator.journal().last?["model"]?.string == model)
  }

  @Test func `the same request has the same answer`() {
    let body = #"{"prompt":"x","size":"256x256","response_format":"b64_json""#
    let expected = Emulator().post(.generations, json: body + #","model":"dall-e-2"}"#)
    let deployed = call("\(Self.deployments)/dall-e-2/images/generations?api-version=2025-04-01", body + "}")
    let named = call("/openai/v1/images/generations", body + #","model":"dall-e-2"}"#)
    #expect(expected.status == 200)
    #expect(deployed.body == expected.body)
    #expect(named.body == expected.body)
  }

  @Test func `a model of another type is refused on the version 1 paths`() throws {
    let answer = call("/openai/v1/images/generations", #"{"prompt":"x","model":null}"#)
    #expect(try answer.error()["code"] == "invalid_type")
  }

  @Test func `an edit needs no model either`() throws {
    let form: [FormPart] = [
      .file("image", try Sample.png(64, 64)), .field("prompt", "x"), .field("quality", "low"),
    ]
    func edit(_ target: String, _ form: [FormPart]) -> HTTPResponse {
      Emulator().send(
        "POST", target, type: "multipart/form-data; boundary=x", body: form.encoded(boundary: "x"))
    }
    let answer = edit("\(Self.deployments)/gpt-image-1-mini/images/edits?api-version=x", form)
    #expect(answer.status == 200)
    #expect(answer.body == edit("/v1/images/edits", form + [.field("model", "gpt-image-1-mini")]).body)
  }

  @Test(arguments: ["gpt-image-2", "my-pictures"])
  func `WebP is refused`(deployment: String) throws {
    let answer = call(
      "\(Self.deployments)/\(deployment)/images/generations", #"{"prompt":"x","output_format":"webp"}"#)
    #expect(answer.status == 400)
    #expect(
      try answer.error() == [
        "message": "Invalid value: 'webp'. Supported values are: 'png' and 'jpeg'.",
        "type": "invalid_request_error", "param": "output_format", "code": "invalid_value",
      ])
  }

  @Test(arguments: Model.catalog.filter(\.isGPTImage).map(\.id))
  func `quality defaults to high`(id: String) throws {
    let model = try #require(Model.named(id))
    #expect(Service.azure(deployment: nil).offering(model).defaultQuality == .high)
  }

  @Test func `the key is in either header`() throws {
    let emulator = Emulator(Configuration(apiKeys: ["right"]))
    let path = "/openai/v1/images/generations"
    let body = #"{"prompt":"x","model":"dall-e-2","size":"256x256"}"#
    #expect(call(path, body, key: "right", on: emulator).status == 200)
    #expect(call(path, body, key: nil, token: "right", on: emulator).status == 200)
    #expect(try call(path, body, key: "wrong", on: emulator).error()["code"] == "invalid_api_key")
    for key in [nil, ""] { #expect(call(path, body, key: key, on: emulator).status == 401) }
    #expect(call("/v1/images/generations", body, key: "right", on: emulator).status == 401)
  }
}
