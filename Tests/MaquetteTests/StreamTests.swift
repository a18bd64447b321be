import Raster
import Testing

@testable import Maquette

/// Answers to `stream` (real-api.md, 4).
struct StreamTests {
  private static let request = #"{"prompt":"x","model":"gpt-image-1","size":"1024x1024","quality":"low""#

  @Test func `a stream is written as the API writes it`() throws {
    let response = Emulator().post(
      .generations, json: Self.request + #","stream":true,"partial_images":2}"#)
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "text/event-stream; charset=utf-8")
    let events = try Self.events(response)
    try #require(events.count == 3)
    let usage = try #require(events[2].data["usage"])
    #expect(
      usage.object?.keys == [
        "input_tokens", "input_tokens_details", "output_tokens", "output_tokens_details", "total_tokens",
      ])
    #expect(
      response.text == """
        event: image_generation.partial_image
        data: {"created_at":1786752000,"type":"image_generation.partial_image","b64_json":"\(events[0].base64)",\
        "background":"opaque","output_format":"png","partial_image_index":0,"quality":"low",\
        "sequence_number":0,"size":"1024x1024"}

        event: image_generation.partial_image
        data: {"created_at":1786752000,"type":"image_generation.partial_image","b64_json":"\(events[1].base64)",\
        "background":"opaque","output_format":"png","partial_image_index":1,"quality":"low",\
        "sequence_number":1,"size":"1024x1024"}

        event: image_generation.completed
        data: {"created_at":1786752000,"type":"image_generation.completed","b64_json":"\(events[2].base64)",\
        "background":"opaque","output_format":"png","quality":"low","sequence_number":2,"size":"1024x1024",\
        "usage":\(String(decoding: usage.compact, as: UTF8.self))}


        """)
  }

  // MARK: Events

  /// One for all rows, so that none draws what another has drawn.
  private static let emulator = Emulator(Configuration(rendering: .flat))

  @Test(arguments: [
    (Endpoint.generations, OutputFormat.png, nil), (.generations, .png, 0), (.generations, .png, 1),
    (.generations, .jpeg, 2), (.generations, .webp, 3),
    (.edits, .png, 3), (.edits, .jpeg, nil), (.edits, .webp, 1),
  ])
  func `as many partial pictures come as were asked for, and then the picture`(
    endpoint: Endpoint, format: OutputFormat, partialCount: Int?
  ) throws {
    let events = try Self.events(Self.ask(endpoint, format, partialCount))
    let names = Array(repeating: "partial_image", count: partialCount ?? 0) + ["completed"]
    let prefix = endpoint == .edits ? "image_edit" : "image_generation"
    #expect(events.map(\.name) == names.map { "\(prefix).\($0)" })
    #expect(events.map { $0.data["type"]?.string } == events.map(\.name))
    #expect(events.map { $0.data["sequence_number"] } == names.indices.map { .integer($0) })
    for (index, event) in events.dropLast().enumerated() {
      #expect(event.data["partial_image_index"] == .integer(index))
    }
    for event in events {
      let header = try event.header()
      #expect((header.width, header.height) == (1024, 1024))
      #expect(header.format == format.file)
      #expect(throws: Never.self) { try Bitmap(file: try event.file()) }
    }
    let answer = try Self.ask(endpoint, format, partialCount, isStreamed: false)
    #expect(try events.last?.file() == answer.pictures().first)
  }

  @Test func `no two pictures of a stream are alike`() throws {
    let events = try Self.events(Self.ask(.generations, .webp, 3))
    let bitmaps = try events.map { try Bitmap(file: try $0.file()) }
    for index in bitmaps.indices.dropLast() {
      #expect(bitmaps[(index + 1)...].allSatisfy { $0 != bitmaps[index] })
    }
  }

  @Test func `an edit with a mask streams with its alpha`() throws {
    let response = Self.emulator.post(
      .edits,
      form: [
        .file("image", try Sample.png(64, 64)), .file("mask", try Sample.png(64, 64, isMask: true)),
        .field("prompt", "x"), .field("quality", "low"), .field("background", "transparent"),
        .field("stream", "true"), .field("partial_images", "1"),
      ])
    let events = try Self.events(response)
    #expect(events.count == 2)
    for event in events {
      #expect(event.data["background"] == "transparent")
      #expect(try event.header().hasAlpha)
    }
  }

  @Test func `what was left to the API is told in every event`() throws {
    let response = Self.emulator.post(
      .generations, json: #"{"prompt":"x","model":"gpt-image-2","stream":true,"partial_images":1}"#)
    for event in try Self.events(response) {
      #expect(event.data["size"] == "1122x1402")
      #expect(event.data["quality"] == "medium")
      #expect(event.data["background"] == "opaque")
      #expect(event.data["output_format"] == "png")
    }
  }

  // MARK: No stream

  @Test(arguments: [#""stream":false"#, #""stream":null"#, #""partial_images":3"#])
  func `without a stream the answer is a JSON body`(field: String) {
    let response = Emulator().post(.generations, json: Self.request + ",\(field)}")
    #expect(response.headers["Content-Type"] == "application/json")
    #expect(response.body == Emulator().post(.generations, json: Self.request + "}").body)
  }

  @Test(arguments: [
    (#""model":"gpt-image-1","n":2"#, "input", "unsupported_parameter"),
    (#""model":"gpt-image-1","partial_images":4"#, "partial_images", "integer_above_max_value"),
    (#""model":"gpt-image-1","partial_images":-1"#, "partial_images", "integer_below_min_value"),
    (#""model":"gpt-image-1","size":"1x1""#, "size", "invalid_value"),
    (#""model":"dall-e-2""#, "stream", "unknown_parameter"),
    (#""model":"dall-e-3""#, "stream", "unknown_parameter"),
  ])
  func `what is refused is refused without a stream`(fields: String, param: String, code: String) throws {
    let response = Emulator().post(.generations, json: #"{"prompt":"x","stream":true,\#(fields)}"#)
    #expect(response.status == 400)
    #expect(response.headers["Content-Type"] == "application/json")
    let error = try response.error()
    #expect(error["param"]?.string == param)
    #expect(error["code"]?.string == code)
  }
}

// MARK: - Asking and reading

extension StreamTests {
  /// An event as a client reads it.
  private struct Event {
    var name: String
    var data: JSON

    var base64: String { data["b64_json"]?.string ?? "" }

    func file() throws -> [UInt8] {
      try #require(Base64.decode(base64[...]))
    }

    func header() throws -> PictureHeader {
      let file = try file()
      return try PictureHeader(of: file.span)
    }
  }

  /// The events of a stream, each of which must be one chunk.
  private static func events(_ response: HTTPResponse) throws -> [Event] {
    guard case .chunks(let chunks) = response.body else { return [] }
    return try chunks.map { chunk in
      let lines = String(decoding: chunk.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      try #require(lines.count == 4 && lines[2].isEmpty && lines[3].isEmpty)
      try #require(lines[0].hasPrefix("event: ") && lines[1].hasPrefix("data: "))
      return Event(
        name: String(lines[0].dropFirst(7)), data: try JSON(parsing: Bytes(Array(lines[1].dropFirst(6).utf8)))
      )
    }
  }

  /// The answer to a small request.
  private static func ask(
    _ endpoint: Endpoint, _ format: OutputFormat, _ partialCount: Int?, isStreamed: Bool = true
  ) throws -> HTTPResponse {
    var fields: JSON.Object = [
      "model": "gpt-image-1", "prompt": "x", "size": "1024x1024", "quality": "low",
      "output_format": .string(format.rawValue), "stream": .bool(isStreamed),
    ]
    fields["partial_images"] = partialCount.map(JSON.integer)
    guard endpoint == .edits else {
      return emulator.post(.generations, json: String(decoding: JSON.object(fields).compact, as: UTF8.self))
    }
    let parts = fields.map { name, value in
      FormPart.field(name, value.string ?? String(decoding: value.compact, as: UTF8.self))
    }
    return emulator.post(.edits, form: [.file("image", try Sample.png(64, 64))] + parts)
  }
}
