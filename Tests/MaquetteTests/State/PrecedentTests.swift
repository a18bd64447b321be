import Testing

@testable import Maquette

/// Equal requests, whose answer is made once.
struct PrecedentTests {
  private static func request(_ json: String, key: String = "test", _ headers: HTTPHeaders = [:])
    -> HTTPRequest
  {
    var fields: HTTPHeaders = [
      "Host": "127.0.0.1:4010", "Authorization": "Bearer \(key)", "Content-Type": "application/json",
    ]
    fields.append(headers)
    return HTTPRequest(
      method: "POST", target: "/v1/images/generations", headers: fields, body: Bytes(Array(json.utf8)))
  }

  private static let small = #"{"model":"dall-e-2","prompt":"an otter","size":"256x256"}"#

  /// A field that says nothing to the API, and so makes a request one that has not come before.
  private static let other: HTTPHeaders = ["X-Other": "1"]

  @Test(arguments: [
    small,
    #"{"model":"dall-e-2","prompt":"an otter","size":"256x256","n":3}"#,
    #"{"model":"dall-e-2","prompt":"an otter","size":"256x256","response_format":"b64_json"}"#,
    #"{"model":"gpt-image-1-mini","prompt":"an otter","quality":"low","output_format":"jpeg"}"#,
  ])
  func `what is recalled is what would be made`(json: String) throws {
    func outcome(_ second: HTTPRequest, isRecalled: Bool) throws -> (HTTPResponse, [JSON]) {
      let emulator = Emulator(Configuration(latency: .realistic, rendering: .flat))
      _ = emulator.respond(to: Self.request(json))
      if isRecalled {
        let response = try #require(emulator.recall(second))
        return (response, try emulator.everything())
      }
      let response = emulator.respond(to: second)
      return (response, try emulator.everything())
    }
    let (recalled, books) = try outcome(Self.request(json), isRecalled: true)
    let (made, otherBooks) = try outcome(Self.request(json, Self.other), isRecalled: false)
    #expect(recalled.status == 200)
    #expect(recalled.headers == made.headers)
    #expect(recalled.body == made.body)
    #expect(recalled.delay == made.delay)
    #expect(recalled.exchange?.json == made.exchange?.json)
    #expect(books == otherBooks)
  }

  @Test func `each answer has an identifier of its own`() {
    let emulator = Emulator(Configuration(rendering: .flat))
    let request = Self.request(Self.small)
    let answers = [emulator.respond(to: request), emulator.recall(request), emulator.recall(request)]
    #expect(Set(answers.map { $0?.headers["x-request-id"] }).count == 3)
  }

  @Test(arguments: [
    #"{"model":"dall-e-2","prompt":"an otter","size":"300x300"}"#,
    #"{"model":"gpt-image-1-mini","prompt":"an otter","quality":"low","stream":true}"#,
    #"{"model":"dall-e-2","prompt":"an otter [[maquette:rate_limit]]","size":"256x256"}"#,
    #"{"model":"gpt-image-1-mini","quality":"low","prompt":"\#(String(repeating: "an otter ", count: 1000))"}"#,
  ])
  func `refusals, streams, faults and long requests are made each time`(json: String) {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.respond(to: Self.request(json))
    #expect(emulator.recall(Self.request(json)) == nil)
  }

  @Test(arguments: [
    Configuration(clock: Hand().clock, rendering: .flat),
    Configuration(rendering: .flat, imagesPerMinute: 1000),
  ])
  func `where time passes or a limit counts, nothing is recalled`(configuration: Configuration) {
    let emulator = Emulator(configuration)
    _ = emulator.respond(to: Self.request(Self.small))
    #expect(emulator.recall(Self.request(Self.small)) == nil)
  }

  @Test func `a request is equal when all of it is`() {
    let emulator = Emulator(Configuration(rendering: .flat))
    #expect(emulator.recall(Self.request(Self.small)) == nil)
    _ = emulator.respond(to: Self.request(Self.small))
    for request in [
      Self.request(Self.small, key: "another"), Self.request(Self.small, Self.other),
      Self.request(Self.small + " "),
    ] {
      #expect(emulator.recall(request) == nil)
    }
    #expect(emulator.recall(Self.request(Self.small)) != nil)
  }

  @Test func `a body is not taken for header fields`() {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.respond(to: Self.request(Self.small, Self.other))
    var request = Self.request(Self.small)
    request.body = Bytes(Array("X-Other".utf8) + [0xFF] + Array("1".utf8) + [0xFF] + Array(Self.small.utf8))
    #expect(emulator.recall(request) == nil)
    request.body = Bytes(
      Array("X-Other".utf8) + [0xFF] + Array("1".utf8) + [0xFF, 0xFF] + Array(Self.small.utf8))
    #expect(emulator.recall(request) == nil)
  }

  /// Swift takes strings for equal that differ in their bytes.
  @Test func `a request is equal when its bytes are`() {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.respond(to: Self.request(Self.small, key: "caf\u{E9}"))
    #expect(emulator.recall(Self.request(Self.small, key: "cafe\u{301}")) == nil)
    #expect(emulator.recall(Self.request(Self.small, key: "caf\u{E9}")) != nil)
  }

  @Test func `what is kept has a bound, however long the requests are`() {
    let emulator = Emulator(Configuration(rendering: .flat))
    let padding = String(repeating: "a", count: 7000)
    for number in 0..<3400 {
      _ = emulator.respond(to: Self.request(Self.small, ["X-Number": "\(number)", "X-Padding": padding]))
    }
    #expect(emulator.recall(Self.request(Self.small, ["X-Number": "3399", "X-Padding": padding])) != nil)
    #expect(emulator.recall(Self.request(Self.small, ["X-Number": "0", "X-Padding": padding])) == nil)
  }

  @Test func `a fault that waits is met`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.respond(to: Self.request(Self.small))
    _ = emulator.control("POST", "/faults", json: #"{"fault":"rate_limit"}"#)
    #expect(emulator.recall(Self.request(Self.small)) == nil)
    #expect(emulator.respond(to: Self.request(Self.small)).status == 429)
    #expect(emulator.recall(Self.request(Self.small)) != nil)
  }

  @Test func `at another instant the answer is another`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    let first = emulator.respond(to: Self.request(Self.small))
    emulator.advance("1h")
    #expect(emulator.recall(Self.request(Self.small)) == nil)
    let later = emulator.respond(to: Self.request(Self.small))
    #expect(try first.json()["created"] == 1_786_752_000)
    #expect(try later.json()["created"] == 1_786_755_600)
    #expect(emulator.recall(Self.request(Self.small))?.body == later.body)
  }

  @Test func `links that a reset took are there again`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    let url = try #require(try EmulatorTests.urls(emulator.respond(to: Self.request(Self.small))).first)
    let target = String(url.dropFirst("http://127.0.0.1:4010".count))
    _ = emulator.control("POST", "/reset")
    #expect(emulator.get(target, key: nil).status == 404)
    #expect(emulator.recall(Self.request(Self.small)) != nil)
    #expect(emulator.get(target, key: nil).status == 200)
    #expect(try emulator.journal("?session=test").count == 2)
  }
}
