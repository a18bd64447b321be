import Testing

@testable import Maquette

/// Faults that a request asks for itself, in its header or its prompt.
struct FaultOrderTests {
  private static let body = #"{"model":"gpt-image-1","prompt":"x","quality":"low","size":"1024x1024"}"#

  private static func post(
    _ emulator: Emulator, header: String? = nil, prompt: String = "x", fields: String = #""model":"dall-e-2""#
  ) -> HTTPResponse {
    var headers: HTTPHeaders = ["Authorization": "Bearer test", "Content-Type": "application/json"]
    headers["x-maquette-fault"] = header
    let body = #"{\#(fields),"prompt":"\#(prompt)"}"#
    return emulator.respond(
      to: HTTPRequest(
        method: "POST", target: "/v1/images/generations", headers: headers, body: Bytes(Array(body.utf8))))
  }

  @Test(arguments: [
    ("reset", "reset", Fault.Settings()), ("RESET", "reset", Fault.Settings()),
    ("rate_limit;retry-after=0", "rate_limit", Fault.Settings(retryAfter: 0)),
    (" rate_limit ; Retry-After=86400 ; ", "rate_limit", Fault.Settings(retryAfter: 86_400)),
    ("slow;over=\"2m\"", "slow", Fault.Settings(over: .seconds(120))),
  ])
  func `a name may have parameters`(notation: String, name: String, settings: Fault.Settings) throws {
    let order = try FaultOrder(notation: notation)
    #expect(order.fault.name == name)
    #expect(order.settings == settings)
  }

  @Test(arguments: [
    ("", FaultOrderError.malformed), ("rate_limit retry-after=2", .malformed),
    ("rate_limit;retry-after", .malformed),
    ("rate_limit;retry-after=1;retry-after=2", .malformed), ("rate_limi", .unknown("rate_limi")),
    ("reset;over=1s", .unsuitableParameter("over", fault: "reset")),
    ("slow;retry-after=1", .unsuitableParameter("retry-after", fault: "slow")),
    (
      "slow;over=1", .invalidValue(parameter: "over", expectation: "a duration such as 300ms, 45s, 61m or 2h")
    ),
    (
      "rate_limit;retry-after=-1",
      .invalidValue(parameter: "retry-after", expectation: "a whole number from 0 to 86400")
    ),
    (
      "rate_limit;retry-after=86401",
      .invalidValue(parameter: "retry-after", expectation: "a whole number from 0 to 86400")
    ),
  ])
  func `anything else is no fault`(notation: String, error: FaultOrderError) {
    #expect(throws: error) { try FaultOrder(notation: notation) }
  }

  @Test(arguments: [
    ("a cat", nil as String?), ("[[maquette:reset]]", "reset"),
    ("a [[maquette:slow;over=1s]] cat", "slow;over=1s"),
    ("[[maquette:reset", nil), ("[[maquette:]]", ""), ("]] [[maquette:reset]]", "reset"),
    ("[[maquette:reset]][[maquette:empty]]", "reset"), ("[maquette:reset]", nil), ("é[[maquette:é]]", "é"),
  ])
  func `the first words in a prompt count`(prompt: String, notation: String?) {
    #expect(FaultOrder.notation(inPrompt: prompt).map(String.init) == notation)
  }

  @Test(arguments: [
    ("rate_limi" as String?, nil as String?, "X-Maquette-Fault", Fault.names),
    (nil, "rate_limi", "prompt", Fault.names),
    ("reset;over=1s", nil, "X-Maquette-Fault", ["'reset'", "'over'"]),
    (nil, "slow;over=1", "prompt", ["'over'"]),
    ("", nil, "X-Maquette-Fault", ["NAME"]), ("url_forbidden", "rate_limi", "prompt", Fault.names),
  ])
  func `a misspelt fault is a 400 that says what there is`(
    header: String?, words: String?, place: String, content: [String]
  ) throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    let response = Self.post(emulator, header: header, prompt: words.map { "[[maquette:\($0)]]" } ?? "x")
    #expect(response.status == 400)
    let error = try response.error()
    #expect(error["code"] == "unreadable_fault")
    #expect(error["param"]?.string == place)
    let message = try #require(error["message"]?.string)
    #expect(message.hasPrefix("Maquette: "))
    for word in content { #expect(message.contains(word)) }
    #expect(emulator.usage.total.images == 0)
    #expect(try emulator.journal().first?["fault"] == .null)
  }

  // MARK: Which one

  @Test func `the header wins over the prompt, and the prompt over the queue`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    #expect(emulator.control("POST", "/faults", json: #"{"fault":"overloaded"}"#).status == 201)
    let words = "[[maquette:server_error]]"
    #expect(Self.post(emulator, header: "bad_gateway", prompt: words).status == 502)
    #expect(Self.post(emulator, prompt: words).status == 500)
    #expect(Self.post(emulator).status == 503)
    #expect(Self.post(emulator).status == 200)
    #expect(
      try emulator.journal().map { $0["fault"] } == ["bad_gateway", "server_error", "overloaded", .null])
  }

  @Test(arguments: [
    ("stream_cut", #""model":"dall-e-2""#), ("stream_error", #""model":"gpt-image-1""#),
    ("url_forbidden", #""model":"gpt-image-1""#), ("wrong_format", #""model":"dall-e-2""#),
    ("empty_data", #""model":"gpt-image-1","stream":true"#),
    ("answer_lost", #""model":"dall-e-2","size":"1x1""#), ("missing_image", #""model":"gpt-9""#),
  ])
  func `what cannot be met is ignored and noted, and the next one is met`(fault: String, fields: String)
    throws
  {
    let emulator = Emulator(Configuration(rendering: .flat))
    let response = Self.post(emulator, header: fault, fields: fields)
    let plain = Self.post(Emulator(Configuration(rendering: .flat)), fields: fields)
    #expect(response.body == plain.body)
    #expect(response.status == plain.status)
    let exchange = try #require(try emulator.journal().first)
    #expect(exchange["fault"] == .null)
    let notes = try #require(exchange["notes"]?.array)
    #expect(notes.count == 1)
    #expect(notes.first?.string?.hasPrefix("The fault '\(fault)' was ignored: it is for ") == true)
    let words = Self.post(emulator, header: fault, prompt: "[[maquette:quota]]", fields: fields)
    #expect(words.status == 429)
    #expect(try emulator.journal().last?["notes"]?.array?.count == 1)
  }

  @Test func `other calls than those for pictures meet no fault`() throws {
    let emulator = Emulator()
    #expect(emulator.control("POST", "/faults", json: #"{"fault":"server_error"}"#).status == 201)
    for target in ["/v1/models", "/v1/files", "/v1/images/nothing"] {
      for fault in ["overloaded", "overlode"] {
        let headers: HTTPHeaders = ["Authorization": "Bearer test", "X-Maquette-Fault": fault]
        let response = emulator.respond(to: HTTPRequest(method: "GET", target: target, headers: headers))
        let status = target.hasSuffix("nothing") ? 404 : 200
        #expect(response.status == (fault == "overlode" ? 400 : status))
        #expect(try emulator.journal().last?["notes"]?.array?.count == (fault == "overlode" ? 0 : 1))
      }
    }
    #expect(try emulator.control("GET", "/faults").json()["faults"]?.array?.count == 1)
  }

  @Test func `forms and Azure's paths have faults as well`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    let form: [FormPart] = [
      .field("prompt", "x [[maquette:quota]]"), .file("image", try Sample.png(32, 32)),
      .field("quality", "low"),
    ]
    #expect(emulator.post(.edits, form: form).status == 429)
    #expect(try emulator.journal().first?["uploads"]?.array?.count == 1)
    #expect(try emulator.journal().first?["parameters"]?["quality"] == "low")
    let azure = emulator.send(
      "POST", "/openai/deployments/gpt-image-2/images/generations", type: "application/json",
      body: Array(#"{"prompt":"[[maquette:unverified_org]]"}"#.utf8))
    #expect(azure.text.contains("`gpt-image-2`"))
    #expect(
      emulator.control("POST", "/faults", json: #"{"fault":"server_error","endpoint":"variations"}"#).status
        == 201)
    let picture: [FormPart] = [.file("image", try Sample.png(32, 32))]
    #expect(emulator.post(.variations, form: picture).status == 500)
    #expect(emulator.post(.variations, form: picture).status == 200)
  }

  // MARK: With time

  @Test func `latency is not that of a dribble`() {
    let emulator = Emulator(Configuration(latency: .fixed(.seconds(45)), rendering: .flat))
    let slow = Self.post(emulator, header: "slow;over=50s")
    #expect(slow.delay == .seconds(45))
    guard case .chunks(let chunks) = slow.body else { return #expect(Bool(false)) }
    #expect(chunks.reduce(.zero) { $0 + $1.pause } == .seconds(50))
    #expect(Self.post(emulator, header: "server_error").delay == .seconds(45))
    #expect(Self.post(emulator, header: "bad_gateway").delay == .zero)
  }

  @Test func `the events of a broken stream come when they would`() {
    let emulator = Emulator(Configuration(latency: .fixed(.seconds(45)), rendering: .flat))
    let fields = #""model":"gpt-image-1","quality":"low","stream":true,"partial_images":1"#
    for fault in ["stream_error", "stream_cut"] {
      guard case .chunks(let chunks) = Self.post(emulator, header: fault, fields: fields).body else {
        continue
      }
      #expect(chunks.map(\.pause) == [.seconds(45), .seconds(45)])
    }
  }
}
