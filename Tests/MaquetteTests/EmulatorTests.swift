import Raster
import Testing

@testable import Maquette

/// Answers, end to end (real-api.md, 1 and 2).
struct EmulatorTests {
  @Test func `a GPT image answer is written as the API writes it`() throws {
    let response = Emulator().post(
      .generations,
      json: #"{"prompt":"a siamese cat","model":"gpt-image-1","quality":"low","size":"1024x1024"}"#)
    #expect(response.status == 200)
    let picture = try #require(try response.json()["data"]?.array?.first?["b64_json"]?.string)
    #expect(
      response.text == """
        {
          "created": 1786752000,
          "background": "opaque",
          "data": [
            {
              "b64_json": "\(picture)"
            }
          ],
          "output_format": "png",
          "quality": "low",
          "size": "1024x1024",
          "usage": {
            "input_tokens": 10,
            "input_tokens_details": {
              "image_tokens": 0,
              "text_tokens": 10
            },
            "output_tokens": 272,
            "output_tokens_details": {
              "image_tokens": 272,
              "text_tokens": 0
            },
            "total_tokens": 282
          }
        }
        """)
  }

  @Test func `a dall-e-2 answer holds links`() throws {
    let response = Emulator().post(.generations, json: #"{"prompt":"x","n":2,"size":"256x256"}"#)
    let urls = try Self.urls(response)
    #expect(
      response.text == """
        {
          "created": 1786752000,
          "data": [
            {
              "url": "\(urls[0])"
            },
            {
              "url": "\(urls[1])"
            }
          ]
        }
        """)
    #expect(urls[0] != urls[1])
    #expect(urls[0].hasPrefix("http://127.0.0.1:4010/files/img-"))
    #expect(urls[0].contains(".png?st=2026-08-14T23%3A00%3A00Z&se=2026-08-15T01%3A00%3A00Z&sp=r&"))
  }

  /// Recorded so: the revised prompt stands before a link and after base64 (real-api.md, 1.3).
  @Test(arguments: [
    ("url", ["revised_prompt", "url"]), ("b64_json", ["b64_json", "revised_prompt"]),
  ])
  func `a dall-e-3 answer tells the revised prompt`(format: String, keys: [String]) throws {
    let response = Emulator().post(
      .generations, json: #"{"prompt":"an otter","model":"dall-e-3","response_format":"\#(format)"}"#)
    let item = try #require(try response.json()["data"]?.array?.first?.object)
    #expect(item.keys == keys)
    #expect(item["revised_prompt"]?.string?.contains("an otter") == true)
  }

  @Test(arguments: Model.catalog.map(\.id))
  func `every model draws every size`(id: String) throws {
    let model = try #require(Model.named(id))
    let sizes: [String] =
      switch model.sizes {
      case .fixed(let sizes, _): sizes.map(\.description)
      case .open: []
      case .flexible: ["816x816", "1120x992", "1600x544"]
      }
    for size in sizes {
      let choice = model.isGPTImage ? #""quality":"low""# : #""response_format":"b64_json""#
      let header = try Self.header(of: #"{"prompt":"x","model":"\#(id)","size":"\#(size)",\#(choice)}"#)
      #expect("\(header.width)x\(header.height)" == size)
      #expect(header.format == .png)
      #expect(!header.hasAlpha)
    }
  }

  @Test(arguments: [OutputFormat.png, .webp, .jpeg], ["gpt-image-1", "gpt-image-2"])
  func `a picture has the format that was asked for`(format: OutputFormat, model: String) throws {
    let header = try Self.header(
      of: #"{"prompt":"x","model":"\#(model)","size":"1024x1024","output_format":"\#(format.rawValue)"}"#)
    #expect(header.format == format.file)
  }

  /// The header of the first picture of the answer to `body`.
  private static func header(of body: String) throws -> PictureHeader {
    let picture = try #require(try Emulator().post(.generations, json: body).pictures().first)
    return try PictureHeader(of: picture.span)
  }

  @Test(arguments: ["png", "webp"])
  func `a transparent background is transparent`(format: String) throws {
    let response = Emulator().post(
      .generations,
      json: #"""
        {"prompt":"x","model":"gpt-image-1","size":"1024x1024","background":"transparent",
         "output_format":"\#(format)"}
        """#)
    let bitmap = try Bitmap(file: try #require(try response.pictures().first))
    #expect(try response.json()["background"] == "transparent")
    for (x, y) in [(0, 0), (1023, 0), (0, 1023), (1023, 1023)] { #expect(bitmap[x, y].alpha == 0) }
    #expect(bitmap[512, 512].alpha > 250)
  }

  @Test func `n pictures differ`() throws {
    let response = Emulator().post(
      .generations, json: #"{"prompt":"x","n":10,"size":"256x256","response_format":"b64_json"}"#)
    #expect(Set(try response.pictures()).count == 10)
  }

  @Test func `compression makes files smaller`() throws {
    let sizes = try [100, 50, 0].map { compression in
      try Emulator().post(
        .generations,
        json: #"""
          {"prompt":"x","model":"gpt-image-1","output_format":"jpeg","output_compression":\#(compression)}
          """#
      ).pictures()[0].count
    }
    #expect(sizes[0] > sizes[1])
    #expect(sizes[1] > sizes[2])
  }

  // MARK: Edits and variations

  @Test func `an edit keeps what the mask keeps and redraws the rest`() throws {
    let source = try Sample.png(1024, 1024)
    let response = Emulator().post(
      .edits,
      form: [
        .file("image", source), .file("mask", try Sample.png(1024, 1024, isMask: true)),
        .field("prompt", "a red balloon"), .field("model", "gpt-image-1"),
      ])
    let before = try Bitmap(file: source)
    let after = try Bitmap(file: try #require(try response.pictures().first))
    let rows = 0..<1024
    #expect(rows.allSatisfy { y in (512..<1024).allSatisfy { x in before[x, y] == after[x, y] } })
    let changed = rows.filter { y in (0..<512).contains { x in before[x, y] != after[x, y] } }
    #expect(changed.count > 900)
  }

  /// Without a mask, dall-e-2 redraws the transparent part of the picture itself.
  @Test func `dall-e-2 takes its source for a mask`() throws {
    let source = try Sample.png(256, 256, isMask: true)
    let response = Emulator().post(
      .edits,
      form: [
        .file("image", source), .field("prompt", "x"), .field("model", "dall-e-2"),
        .field("size", "256x256"), .field("response_format", "b64_json"),
      ])
    let before = try Bitmap(file: source)
    let after = try Bitmap(file: try #require(try response.pictures().first))
    #expect(after[200, 128] == before[200, 128])
    #expect(after[10, 128].alpha == 255)
  }

  @Test func `an edit takes PNG, JPEG and WebP at once`() throws {
    let response = Emulator().post(
      .edits,
      form: [
        .file("image[]", try Sample.png(300, 200)),
        .file("image[]", try Sample.jpeg(200, 300), filename: "b.jpg", type: "image/jpeg"),
        .file("image[]", try Sample.webp(64, 64), filename: "c.webp", type: "image/webp"),
        .field("prompt", "a basket"), .field("model", "gpt-image-2"),
      ])
    #expect(response.status == 200)
    #expect(try response.json()["size"] == "1536x1024")
  }

  @Test func `variations differ from their source and from each other`() throws {
    let source = try Sample.png(256, 256)
    let response = Emulator().post(
      .variations,
      form: [
        .file("image", source), .field("n", "3"), .field("size", "256x256"),
        .field("response_format", "b64_json"),
      ])
    let pictures = try response.pictures()
    #expect(Set(pictures + [source]).count == 4)
  }

  // MARK: Determinism

  @Test func `a body is a function of seed, clock and request`() {
    let body = #"{"prompt":"x","n":2,"size":"256x256"}"#
    let emulator = Emulator()
    let first = emulator.post(.generations, json: body).text
    #expect(emulator.post(.generations, json: body).text == first)
    #expect(Emulator().post(.generations, json: body).text == first)
    #expect(Emulator(Configuration(seed: 1)).post(.generations, json: body).text != first)
  }

  @Test func `a body with pictures is the same in every session`() {
    let body = #"{"prompt":"x","size":"256x256","response_format":"b64_json"}"#
    let emulator = Emulator()
    let isSame =
      emulator.post(.generations, json: body, key: "one").bytes
      == emulator.post(.generations, json: body, key: "another").bytes
    #expect(isSame)
  }

  @Test(arguments: [
    #"{"prompt":"y","model":"gpt-image-1","quality":"low","size":"1024x1024"}"#,
    #"{"prompt":"x","model":"gpt-image-1.5","quality":"low","size":"1024x1024"}"#,
    #"{"prompt":"x","model":"gpt-image-1","quality":"high","size":"1024x1024"}"#,
    #"{"prompt":"x","model":"gpt-image-1","quality":"low","size":"1024x1536"}"#,
  ])
  func `another request is another picture`(body: String) throws {
    let base = #"{"prompt":"x","model":"gpt-image-1","quality":"low","size":"1024x1024"}"#
    let first = try Emulator().post(.generations, json: base).pictures()
    #expect(try Emulator().post(.generations, json: body).pictures() != first)
  }

  // MARK: Header fields

  @Test func `an answer carries the API's header fields`() throws {
    let emulator = Emulator()
    let body = #"{"prompt":"x","size":"256x256"}"#
    let first = emulator.post(.generations, json: body)
    let second = emulator.post(.generations, json: body)
    #expect(first.headers["Date"] == "Sat, 15 Aug 2026 00:00:00 GMT")
    #expect(first.headers["Content-Type"] == "application/json")
    #expect(first.headers["openai-version"] == "2020-10-01")
    #expect(first.headers["openai-organization"] == "maquette")
    #expect(try #require(first.headers["openai-project"]).wholeMatch(of: /proj_[A-Za-z0-9]{24}/) != nil)
    #expect(try #require(first.headers["x-request-id"]).wholeMatch(of: /req_[0-9a-f]{32}/) != nil)
    #expect(first.headers["x-request-id"] != second.headers["x-request-id"])
    #expect((6_700...9_200).contains(Int(first.headers["openai-processing-ms"] ?? "") ?? 0))
    #expect(
      first.headers.fields.map(\.name) == [
        "Date", "Content-Type", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers",
        "openai-version",
        "openai-organization", "openai-project", "x-request-id", "openai-processing-ms",
        "x-content-type-options",
      ])
    let refusal = emulator.post(.generations, json: "{}")
    #expect((7...19).contains(Int(refusal.headers["openai-processing-ms"] ?? "") ?? 0))
  }

  // MARK: Other routes

  @Test func `models are listed`() throws {
    let list = try Emulator().get("/v1/models").json()
    #expect(list["object"] == "list")
    #expect(list["data"]?.array?.compactMap { $0["id"]?.string } == Model.catalog.map(\.id))
    #expect(
      Emulator().get("/v1/models/dall-e-2").text == """
        {
          "id": "dall-e-2",
          "object": "model",
          "created": 1698798177,
          "owned_by": "system"
        }
        """)
    let unknown = Emulator().get("/v1/models/gpt-9")
    #expect(unknown.status == 404)
    #expect(try unknown.error()["code"] == "model_not_found")
  }

  @Test func `health needs no key`() throws {
    let response = Emulator().get("/_maquette/health", key: nil)
    #expect(response.status == 200)
    #expect(try response.json() == ["status": "ok", "version": .string(version)])
    #expect(response.headers["x-request-id"] == nil)
  }

  @Test(arguments: [
    (HTTPError.malformed("a bare line feed"), 400), (.unsupportedVersion, 505),
    (.targetTooLong(limit: 8), 414),
    (.headTooLarge, 431), (.bodyTooLarge(limit: 8), 413), (.unsupportedTransferCoding("gzip"), 501),
    (.unsupportedExpectation("x"), 417), (.timeout, 408), (.storageFailed("no space"), 503),
    (.unsupportedMethod("CONNECT"), 501), (.tooManyUploads(limit: 8), 503),
    (.tooManyConnections(limit: 8), 503),
    (.outOfDescriptors, 503),
  ])
  func `what is no request gets an error object`(error: HTTPError, status: Int) throws {
    let response = Emulator().refuse(error)
    #expect(response.status == status)
    let type: JSON = status == 503 ? "server_error" : "invalid_request_error"
    #expect(try response.error()["type"] == type)
    #expect(response.headers["x-request-id"] != nil)
  }

  @Test(arguments: [
    (Endpoint.generations, "text/plain", "'application/json'"),
    (.generations, "application/x-www-form-urlencoded", "'application/json'"),
    (.generations, "multipart/form-data; boundary=x", "'application/json'"),
    (.edits, "text/plain", "'application/json' and 'multipart/form-data'"),
    (.variations, "application/json", "'multipart/form-data'"),
  ])
  func `another content type is refused`(endpoint: Endpoint, type: String, accepted: String) throws {
    let response = Emulator().send("POST", "/v1/images/\(endpoint.rawValue)", type: type)
    #expect(response.status == 400)
    #expect(
      try response.error() == [
        "message": .string(
          "Unsupported content type. This API method only accepts \(accepted) requests, but you specified "
            + "the header 'Content-Type: \(type)'. Please try again with a supported content type."),
        "type": "invalid_request_error", "param": .null, "code": "unsupported_content_type",
      ])
  }

  @Test(arguments: [
    ("multipart/form-data", "--x--"), ("multipart/form-data; boundary=x", ""),
    ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\ncut"),
    ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n"),
  ])
  func `a broken form is refused`(type: String, body: String) throws {
    let response = Emulator().send("POST", "/v1/images/edits", type: type, body: Array(body.utf8))
    #expect(response.status == 400)
    let message = try #require(try response.error()["message"]?.string)
    #expect(message.hasPrefix("We could not parse the multipart/form-data body of your request: "))
  }

  /// The addresses in an answer.
  static func urls(_ response: HTTPResponse) throws -> [String] {
    try #require(try response.json()["data"]?.array).compactMap { $0["url"]?.string }
  }
}
