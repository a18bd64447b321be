import Testing

@testable import Maquette

/// Every kind of answer and of refusal is what the published schema says.
struct PublishedSchemaTests {
  /// A call and the schema of its answer.
  struct Row: Sendable, CustomTestStringConvertible {
    var model: String
    var endpoint: Endpoint
    var choices: [String: String] = [:]
    var schema = Schema.imagesResponse

    var testDescription: String {
      let choices = choices.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return (["\(model) at \(endpoint)"] + choices).joined(separator: ", ")
    }
  }

  private static let dallE = [
    Row(model: "dall-e-2", endpoint: .generations, choices: ["size": "256x256", "n": "2"]),
    Row(
      model: "dall-e-2", endpoint: .generations,
      choices: ["size": "256x256", "response_format": "b64_json"]),
    Row(model: "dall-e-2", endpoint: .edits, choices: ["size": "256x256"]),
    Row(model: "dall-e-2", endpoint: .edits, choices: ["size": "256x256", "response_format": "b64_json"]),
    Row(model: "dall-e-2", endpoint: .variations, choices: ["size": "256x256"]),
    Row(
      model: "dall-e-2", endpoint: .variations, choices: ["size": "256x256", "response_format": "b64_json"]),
    Row(model: "dall-e-3", endpoint: .generations),
    Row(model: "dall-e-3", endpoint: .generations, choices: ["response_format": "b64_json"]),
  ]

  private static let gptImage = [
    "gpt-image-1", "gpt-image-1-mini", "gpt-image-1.5", "chatgpt-image-latest",
  ].map { Row(model: $0, endpoint: .generations, choices: ["quality": "low", "size": "1024x1024"]) }

  /// Each word that an answer repeats, and what `auto` becomes.
  private static let echoes = [
    Row(
      model: "gpt-image-1", endpoint: .generations,
      choices: ["background": "transparent", "output_format": "webp", "quality": "auto", "size": "auto"]),
    Row(
      model: "gpt-image-1.5", endpoint: .edits,
      choices: ["background": "auto", "output_format": "jpeg", "quality": "high", "size": "1536x1024"]),
    Row(
      model: "gpt-image-2", endpoint: .generations, choices: ["quality": "medium"],
      schema: .imagesResponseOfAnySize),
    Row(
      model: "gpt-image-2-2026-04-21", endpoint: .edits, choices: ["quality": "low", "size": "816x816"],
      schema: .imagesResponseOfAnySize),
  ]

  @Test(arguments: dallE + gptImage + echoes)
  func `an answer is an ImagesResponse`(row: Row) throws {
    let response = Emulator().post(row.endpoint, try Self.body(row))
    #expect(response.status == 200)
    #expect(try row.schema.violations(in: response.json()) == [])
  }

  private static func body(_ row: Row) throws -> RequestBody {
    var fields = row.choices
    fields["model"] = row.model
    if row.endpoint != .variations { fields["prompt"] = "x" }
    if row.endpoint == .generations {
      let members = fields.map { name, value in
        name == "n" ? "\"n\":\(value)" : "\"\(name)\":\"\(value)\""
      }
      return .json("{\(members.joined(separator: ","))}")
    }
    let picture = FormPart.file("image", try Sample.png(8, 8, isMask: true))
    return .form([picture] + fields.map { .field($0.key, $0.value) })
  }

  @Test func `lists of models are what the schema says`() throws {
    let emulator = Emulator()
    #expect(try Schema.listModelsResponse.violations(in: emulator.get("/v1/models").json()) == [])
    for model in Contract.families.flatMap(\.models) {
      #expect(try Schema.model.violations(in: emulator.get("/v1/models/\(model)").json()) == [])
    }
  }

  // MARK: Refusals

  @Test(arguments: Contract.cells)
  func `a refused parameter is an ErrorResponse`(cell: Contract.Cell) throws {
    for trial in try cell.trials() {
      guard case .refused = trial.outcome else { continue }
      let response = Emulator().post(cell.endpoint, try cell.body(with: trial.value))
      #expect(try Schema.errorResponse.violations(in: response.json()) == [])
    }
  }

  /// Refusals of accounts, routes and bodies.
  @Test func `every other refusal is an ErrorResponse`() throws {
    let emulator = Emulator(Configuration(apiKeys: ["test"]))
    let refusals = [
      emulator.get("/v1/models", key: nil), emulator.get("/v1/models", key: "wrong"),
      emulator.get("/v1/models/gpt-9"), emulator.get("/v1/nothing"), emulator.get("/v1/images/generations"),
      emulator.post(.generations, json: "{"),
      emulator.send("POST", "/v1/images/generations", type: "text/plain"),
      emulator.send("POST", "/v1/images/edits", type: "multipart/form-data"),
      emulator.send("POST", "/v1/images/edits", type: "multipart/form-data; boundary=x"),
      emulator.refuse(.timeout), emulator.refuse(.bodyTooLarge(limit: 8)), emulator.refuse(.headTooLarge),
    ]
    for response in refusals {
      #expect((400..<500).contains(response.status))
      #expect(try Schema.errorResponse.violations(in: response.json()) == [])
    }
  }

  // MARK: The check itself

  @Test(arguments: [
    (Schema.imagesResponse, #"{"data":[]}"#, "$.created is missing"),
    (.imagesResponse, #"{"created":1.5}"#, "$.created is a decimal number, not an integer"),
    (.imagesResponse, #"{"created":1,"id":"x"}"#, "$.id is not in the schema"),
    (
      .imagesResponse, #"{"created":1,"quality":"auto"}"#,
      "$.quality is a string, not one of low, medium, high"
    ),
    (.imagesResponse, #"{"created":1,"data":{}}"#, "$.data is an object, not an array"),
    (
      .imagesResponse, #"{"created":1,"data":[{"url":"x"},{"b64_json":"x"}]}"#,
      "$.data[0].url is a string, not a URI; $.data[1].b64_json is a string, not base64"
    ),
    (
      .imagesResponse, #"{"created":1,"size":"1254x1254"}"#,
      "$.size is a string, not one of 1024x1024, 1024x1536, 1536x1024"
    ),
    (
      .imagesResponseOfAnySize, #"{"created":1,"size":"auto"}"#,
      "$.size is a string, not WIDTHxHEIGHT"
    ),
    (
      .errorResponse, #"{"error":{"type":"x","message":null,"param":1,"code":null}}"#,
      "$.error.message is null, not a string; $.error.param is an integer, not a string"
    ),
    (.errorResponse, #"{"error":"Too many concurrent requests"}"#, "$.error is a string, not an object"),
    (.errorResponse, #"{"error":{"type":"x","message":"x","param":null}}"#, "$.error.code is missing"),
    (.listModelsResponse, #"{"object":"list","data":[1]}"#, "$.data[0] is an integer, not an object"),
  ])
  func `a difference from the schema is found`(schema: Schema, json: String, differences: String) throws {
    let value = try JSON(parsing: Bytes(Array(json.utf8)))
    #expect(schema.violations(in: value).joined(separator: "; ") == differences)
  }
}
