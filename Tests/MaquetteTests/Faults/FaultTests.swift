import Raster
import Testing

@testable import Maquette

/// Every fault, asked for in every way (INTERFACES.md, "Faults").
struct FaultTests {
  /// How a fault is asked for.
  enum Way: CaseIterable {
    case queue
    case header
    case prompt
  }

  /// What pictures are asked for with.
  enum Request: String {
    /// Two pictures in base64.
    case base64 = #""model":"gpt-image-1","size":"1024x1024","quality":"low","output_format":"webp","n":2"#

    case links = #""model":"dall-e-2","size":"256x256","n":2"#
    /// The same, in base64.
    case smallBase64 = #""model":"dall-e-2","size":"256x256","response_format":"b64_json","n":2"#

    case revised = #""model":"dall-e-3","response_format":"b64_json""#
    case stream =
      #""model":"gpt-image-2","size":"1024x640","quality":"low","stream":true,"partial_images":2"#
    case bareStream = #""model":"gpt-image-2","size":"1024x640","quality":"low","stream":true"#
    case refused = #""model":"gpt-image-1","size":"1x1""#

    func body(prompt: String) -> String { #"{\#(rawValue),"prompt":"\#(prompt)"}"# }
  }

  /// A fault and what becomes of a request that meets it.
  struct Row: Sendable, CustomTestStringConvertible {
    let fault: String
    var request = Request.base64
    var images = 0
    let check: @Sendable (HTTPResponse) throws -> Void

    init(
      _ fault: String, _ request: Request = .base64, images: Int = 0,
      check: @escaping @Sendable (HTTPResponse) throws -> Void
    ) {
      (self.fault, self.request, self.images, self.check) = (fault, request, images, check)
    }

    /// The fault without its parameters.
    var name: String { String(fault.prefix { $0 != ";" }) }

    var testDescription: String { "\(fault), \(request)" }
  }

  static let rows = refusals + wire + misleading + streams + links

  /// One for all tests, each in sessions of its own, so that none draws what another has drawn.
  private static let emulator = Emulator(Configuration(rendering: .flat))

  @Test(arguments: rows, Way.allCases)
  func `a fault is met in every way`(row: Row, way: Way) throws {
    let session = "\(row) \(way)".filter(\.isLetter)
    let response = try Self.ask(row.request, for: row.fault, way, session)
    try row.check(response)
    let exchange = try #require(try Self.emulator.journal("?session=\(session)").first)
    #expect(exchange["fault"]?.string == row.name)
    #expect(exchange["status"]?.number?.integer ?? 0 == response.status)
    #expect(exchange["images"]?.number?.integer == row.images)
    #expect(exchange["notes"] == [])
    let usage = try Self.emulator.control("GET", "/usage?session=\(session)").json()
    #expect(usage["images"]?.number?.integer == row.images)
    #expect((usage["cost_usd"] == 0) == (row.images == 0))
    #expect(exchange["usage"]?.isNull == (row.images == 0 || row.request.rawValue.contains("dall-e")))
  }

  @Test func `every fault has a row, and whether it is paid for is what the table says`() {
    #expect(Set(Self.rows.map(\.name)) == Set(Fault.names))
    for row in Self.rows where row.request != .refused {
      #expect(Fault.named(row.name)?.isPaid == (row.images > 0), "\(row)")
    }
  }

  /// Nothing but the answer is another.
  @Test(arguments: rows.filter { $0.request != .refused })
  func `the next request knows nothing of a fault`(row: Row) throws {
    let session = "next \(row)".filter(\.isLetter)
    _ = try Self.ask(row.request, for: row.fault, .queue, session)
    let next = Self.post(row.request.body(prompt: "x"), session)
    let plain = Self.post(row.request.body(prompt: "x"), "plain" + session)
    #expect(next.status == 200)
    #expect(next.ending == .complete)
    #expect(next.headers["Content-Type"] == plain.headers["Content-Type"])
    if row.request == .links {
      // A session has links of its own.
      let urls = try EmulatorTests.urls(next)
      #expect(urls.count == 2)
      for url in urls { #expect(Self.emulator.get(Self.target(url)).status == 200) }
    } else {
      #expect(next.body == plain.body)
    }
    let usages = try [session, "plain" + session].map {
      try Self.emulator.journal("?session=\($0)").last?["usage"]
    }
    #expect(usages[0] == usages[1])
  }

  @Test func `the error in a stream is the one that was seen`() throws {
    let response = try Self.ask(.bareStream, for: "stream_error", .header, "seen")
    #expect(
      response.text == """
        event: error
        data: {"type":"error","error":{"type":"image_generation_server_error","code":"image_generation_failed",\
        "message":"Image generation failed","param":null}}


        """)
  }

  @Test func `the words stay in the prompt`() throws {
    _ = try Self.ask(.base64, for: "server_error", .prompt, "words")
    #expect(
      try Self.emulator.journal("?session=words").first?["parameters"]?["prompt"]
        == "x [[maquette:server_error]]")
  }
}

// MARK: - Asking

extension FaultTests {
  private static func ask(
    _ request: Request, for fault: String, _ way: Way, _ session: String
  ) throws -> HTTPResponse {
    if way == .queue {
      let queued = emulator.control("POST", "/faults?session=\(session)", json: queueBody(fault))
      try #require(queued.status == 201)
    }
    let body = request.body(prompt: way == .prompt ? "x [[maquette:\(fault)]]" : "x")
    return post(body, session, header: way == .header ? fault : nil)
  }

  private static func post(_ body: String, _ session: String, header: String? = nil) -> HTTPResponse {
    var headers: HTTPHeaders = ["Authorization": "Bearer test", "Content-Type": "application/json"]
    headers["Host"] = "127.0.0.1:4010"
    headers["X-Maquette-Fault"] = header
    return emulator.respond(
      to: HTTPRequest(
        method: "POST", target: "/s/\(session)/v1/images/generations", headers: headers,
        body: Bytes(Array(body.utf8))))
  }

  /// The members of a call for `NAME;key=value`.
  private static func queueBody(_ fault: String) -> String {
    let parts = fault.split(separator: ";")
    let parameters = parts.dropFirst().map { parameter in
      let (name, value) = (parameter.prefix { $0 != "=" }, parameter.drop { $0 != "=" }.dropFirst())
      let isNumber = value.allSatisfy(\.isNumber)
      return #","\#(name.replacing("-", with: "_"))":\#(isNumber ? String(value) : "\"\(value)\"")"#
    }
    return #"{"fault":"\#(parts[0])"\#(parameters.joined())}"#
  }
}

// MARK: - Refusals

extension FaultTests {
  private static func refused(
    _ fault: String, _ status: Int, _ error: ErrorObject, of request: Request = .base64,
    headers: [String: String] = [:], details: JSON? = nil
  ) -> Row {
    Row(fault, request) { response in
      #expect(response.status == status)
      #expect(response.headers["Content-Type"] == "application/json")
      let id = try #require(response.headers["x-request-id"])
      var expected = error
      expected.message = error.message.replacing("{id}", with: id)
      var object = try #require(expected.json.object)
      object["moderation_details"] = details
      #expect(response.bytes == JSON.object(["error": .object(object)]).prettyPrinted)
      for (name, value) in headers { #expect(response.headers[name] == value, "\(name)") }
    }
  }

  private static let refusals: [Row] = [
    refused(
      "invalid_key", 401,
      ErrorObject(
        message: "Incorrect API key provided: test. "
          + "You can find your API key at https://platform.openai.com/account/api-keys.",
        code: "invalid_api_key"),
      headers: ["WWW-Authenticate": #"Bearer realm="OpenAI API""#]),
    refused(
      "unverified_org", 403,
      ErrorObject(
        message: "Your organization must be verified to use the model `gpt-image-1`. Please go to: "
          + "https://platform.openai.com/settings/organization/general and click on Verify Organization. "
          + "If you just verified, it can take up to 15 minutes for access to propagate.")),
    rateLimit("rate_limit", wait: "1"),
    rateLimit("rate_limit;retry-after=2", wait: "2"),
    Row("rate_limit", .links) { response in
      #expect(response.status == 429)
      let error = try response.error()
      #expect(error["type"] == "requests")
      #expect(response.headers["Retry-After"] == "1")
    },
    refused(
      "quota", 429,
      ErrorObject(
        message: "You exceeded your current quota, please check your plan and billing details. For more "
          + "information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
        type: "insufficient_quota", code: "insufficient_quota")),
    refused(
      "billing", 400,
      ErrorObject(
        message: "Billing hard limit has been reached", type: ErrorObject.engine,
        code: "billing_hard_limit_reached")),
    moderated("moderation", stage: "input"),
    moderated("moderation_output", stage: "output"),
    refused(
      "server_error", 500,
      ErrorObject(
        message: "An error occurred while processing your request. You can retry your request, or contact us "
          + "through our help center at help.openai.com if the error persists. "
          + "Please include the request ID {id} in your message.",
        type: "server_error", code: "server_error"),
      of: .refused),
    Row("overloaded") { response in
      #expect(response.status == 503)
      #expect(response.text == #"{"error": "Too many concurrent requests"}"#)
    },
    page("bad_gateway", 502, "Bad Gateway"),
    page("gateway_timeout", 504, "Gateway Time-out"),
  ]

  private static func rateLimit(_ fault: String, wait: String) -> Row {
    Row(fault) { response in
      #expect(response.status == 429)
      let error = try response.error()
      let sentence = try #require(error["message"]?.string)
      #expect(
        sentence.hasPrefix("Rate limit reached for gpt-image-1 (for limit gpt-image) in organization org-"))
      #expect(
        sentence.hasSuffix(
          " on input-images per min: Limit 5, Used 5, Requested 2. Please try again in \(wait)s. "
            + "Visit https://platform.openai.com/account/rate-limits to learn more."))
      #expect(error["type"] == "input-images")
      #expect(error["code"] == "rate_limit_exceeded")
      #expect(response.headers["Retry-After"] == wait)
      #expect(response.headers["x-ratelimit-limit-input-images"] == "5")
      #expect(response.headers["x-ratelimit-remaining-input-images"] == "0")
      #expect(response.headers["x-ratelimit-reset-input-images"] == "\(wait)s")
    }
  }

  private static func moderated(_ fault: String, stage: JSON) -> Row {
    refused(
      fault, 400,
      ErrorObject(
        message: "Your request was rejected by the safety system. If you believe this is an error, "
          + "contact us at help.openai.com and include the request ID {id}.",
        type: ErrorObject.engine, code: "moderation_blocked"),
      details: ["moderation_stage": stage, "categories": ["other"]])
  }

  private static func page(_ fault: String, _ status: Int, _ title: String) -> Row {
    Row(fault) { response in
      #expect(response.status == status)
      #expect(response.headers["Content-Type"] == "text/html; charset=UTF-8")
      #expect(response.headers["Server"] == "cloudflare")
      #expect(response.headers["x-request-id"] == nil)
      #expect(response.headers["openai-version"] == nil)
      #expect(response.text.hasPrefix("<html>\r\n<head><title>\(status) \(title)</title></head>\r\n"))
      #expect(response.text.hasSuffix("<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n"))
    }
  }
}

// MARK: - The wire

extension FaultTests {
  private static func headless(
    _ fault: String, _ ending: HTTPResponse.Ending, _ request: Request = .base64, images: Int = 0
  ) -> Row {
    Row(fault, request, images: images) { response in
      #expect(response.isHeadless)
      #expect(response.bytes == [])
      #expect(response.ending == ending)
    }
  }

  private static let wire: [Row] = [
    headless("timeout", .silent), headless("reset", .reset), headless("empty", .cut, .refused),
    headless("answer_lost", .reset, .smallBase64, images: 2),
    headless("answer_lost", .reset, .links, images: 2),
    headless("answer_lost", .reset, .stream, images: 1),
    Row("garbage") { response in
      #expect(response.isHeadless)
      #expect(!response.text.hasPrefix("HTTP/"))
      #expect(response.bytes.count > 10)
      #expect(response.ending == .cut)
    },
    truncated(.smallBase64, images: 2), truncated(.refused, images: 0),
    Row("truncated", .stream, images: 1) { response in
      #expect(response.status == 200)
      #expect(response.ending == .reset)
      guard case .chunks(let chunks) = response.body else { return #expect(Bool(false)) }
      #expect(chunks.count == 2)
      #expect(chunks[0].event?.name == "image_generation.partial_image")
      #expect(chunks[1].event == nil)
      #expect(!response.text.contains("completed"))
    },
    slow("slow;over=300ms", .milliseconds(300), .smallBase64, images: 2),
    slow("slow", .seconds(10), .links, images: 2),
    slow("slow;over=2h", .seconds(7200), .refused, images: 0),
    slow("slow;over=1s", .seconds(1), .stream, images: 1),
  ]

  private static func truncated(_ request: Request, images: Int) -> Row {
    Row("truncated", request, images: images) { response in
      #expect(response.headers["x-request-id"] != nil)
      let length = response.headers["Content-Length"].flatMap { Int($0) } ?? 0
      #expect(response.bytes.count == length / 2)
      #expect(response.bytes.count > 50)
      #expect(response.text.hasPrefix("{\n"))
      #expect(response.ending == .reset)
    }
  }

  private static func slow(_ fault: String, _ time: Duration, _ request: Request, images: Int) -> Row {
    Row(fault, request, images: images) { response in
      guard case .chunks(let chunks) = response.body else { return #expect(Bool(false)) }
      #expect(chunks.count > 40 && chunks.count <= 52)
      #expect(chunks.allSatisfy { $0.pause == time / chunks.count && !$0.bytes.isEmpty })
      #expect(response.ending == .complete)
      if request == .stream {
        #expect(response.text.hasSuffix("}\n\n"))
      } else {
        #expect(throws: Never.self) { try response.json() }
      }
    }
  }
}

// MARK: - Misleading answers

extension FaultTests {
  private static let misleading: [Row] = [
    Row("malformed_json", .smallBase64, images: 2) { response in
      #expect(response.status == 200)
      #expect(throws: JSON.ParseError.self) { try response.json() }
      #expect(throws: Never.self) { try JSON(parsing: Bytes(response.bytes + Array("}".utf8))) }
      #expect(response.headers["Content-Length"] == nil)
      #expect(response.ending == .complete)
    },
    Row("malformed_json", .links, images: 2) { response in
      #expect(throws: JSON.ParseError.self) { try response.json() }
    },
    Row("empty_data", images: 2) { response in
      let json = try response.json()
      #expect(json["data"] == [])
      #expect(json["usage"] != nil)
      #expect(response.bytes == json.prettyPrinted)
    },
    Row("empty_data", .links, images: 2) { response in
      let json = try response.json()
      #expect(json.object?.keys == ["created", "data"])
      #expect(json["data"] == [])
    },
    Row("missing_image", .smallBase64, images: 2) { response in
      let items = try #require(try response.json()["data"]?.array)
      #expect(items.map { $0.object?.keys } == [[], ["b64_json"]])
    },
    Row("missing_image", .links, images: 2) { response in
      let items = try #require(try response.json()["data"]?.array)
      #expect(items.map { $0.object?.keys } == [[], ["url"]])
    },
    Row("missing_image", .revised, images: 1) { response in
      let items = try #require(try response.json()["data"]?.array)
      #expect(items.map { $0.object?.keys } == [["revised_prompt"]])
    },
    Row("corrupt_image", images: 2) { response in
      let files = try response.pictures()
      #expect(files.count == 2)
      for file in files { #expect(throws: CodecError.self) { try Bitmap(file: file) } }
    },
    Row("corrupt_image", .stream, images: 1) { response in
      let files = try eventFiles(response)
      #expect(files.count == 3)
      for file in files { #expect(throws: CodecError.self) { try Bitmap(file: file) } }
    },
    wrongFormat(.base64, .png, images: 2), wrongFormat(.smallBase64, .webp, images: 2),
    Row("wrong_format", .stream, images: 1) { response in
      let files = try eventFiles(response)
      #expect(try files.map { try PictureHeader(of: $0.span).format } == [.webp, .webp, .webp])
    },
  ]

  private static func wrongFormat(_ request: Request, _ format: FileFormat, images: Int) -> Row {
    Row("wrong_format", request, images: images) { response in
      let files = try response.pictures()
      #expect(files.count == images)
      #expect(Set(files).count == images)
      for file in files {
        #expect(try PictureHeader(of: file.span).format == format)
        #expect(throws: Never.self) { try Bitmap(file: file) }
      }
      if request == .base64 { #expect(try response.json()["output_format"] == "webp") }
    }
  }
}

// MARK: - Streams

extension FaultTests {
  private static let streams: [Row] = [
    stream("stream_error", .stream, ["image_generation.partial_image", "error"], .complete),
    stream("stream_error", .bareStream, ["error"], .complete),
    stream("stream_cut", .stream, ["image_generation.partial_image", nil], .reset, images: 1),
    stream("stream_cut", .bareStream, [nil], .reset, images: 1),
    stream("stream_stall", .stream, ["image_generation.partial_image"], .silent, images: 1),
    stream("stream_stall", .bareStream, [], .silent, images: 1),
    stream(
      "stream_no_completed", .stream, ["image_generation.partial_image", "image_generation.partial_image"],
      .complete, images: 1),
    stream("stream_no_completed", .bareStream, [], .complete, images: 1),
  ]

  /// The events by name, nil for one that is not whole.
  private static func stream(
    _ fault: String, _ request: Request, _ names: [String?], _ ending: HTTPResponse.Ending, images: Int = 0
  ) -> Row {
    Row(fault, request, images: images) { response in
      #expect(response.status == 200)
      #expect(response.headers["Content-Type"] == "text/event-stream; charset=utf-8")
      guard case .chunks(let chunks) = response.body else { return #expect(Bool(false)) }
      #expect(chunks.map { $0.event?.name } == names)
      #expect(chunks.allSatisfy { $0.bytes.starts(with: Array("event: ".utf8)) })
      #expect(response.ending == ending)
    }
  }

  private static func eventFiles(_ response: HTTPResponse) throws -> [[UInt8]] {
    guard case .chunks(let chunks) = response.body else { return [] }
    return chunks.map { chunk in
      guard case .base64(let file)? = chunk.event?.data["b64_json"] else { return [] }
      return file
    }
  }
}

// MARK: - Links

extension FaultTests {
  private static let links: [Row] = [
    Row("url_forbidden", .links, images: 2) { response in
      let urls = try EmulatorTests.urls(response)
      #expect(urls.count == 2)
      for url in urls {
        let refusal = emulator.get(target(url))
        #expect(refusal.status == 403)
        #expect(refusal.text.contains("<Code>AuthenticationFailed</Code>"))
        #expect(refusal.text.contains("Signature did not match."))
      }
    }
  ]

  /// Path and query of a link.
  private static func target(_ url: String) -> String {
    String(url.dropFirst("http://127.0.0.1:4010".count))
  }
}
