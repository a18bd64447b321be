import Raster
import Testing

@testable import Maquette

/// What the family of gpt-image-2.5, and the parameters that came after it, add to the documented API.
struct GPTImage25Tests {
  private static let emulator = Emulator(Configuration(rendering: .flat))

  private static func generation(_ members: String, model: String = "gpt-image-2.5-sunburst") throws -> JSON {
    try emulator.post(.generations, json: #"{"prompt":"a cat","model":"\#(model)",\#(members)}"#).json()
  }

  /// real-api.md, 6.3.
  @Test(arguments: [("low", 196), ("medium", 439), ("high", 1756), ("xhigh", 3122), ("max", 7024)])
  func `a quality has its own number of tokens`(quality: String, tokens: Int) throws {
    let answer = try Self.generation(#""quality":"\#(quality)","size":"1024x1024""#)
    #expect(answer["quality"] == .string(quality))
    #expect(answer["usage"]?["output_tokens"] == .integer(tokens))
  }

  /// real-api.md, 5.3: the sentence does not list them.
  @Test func `xhigh and max are no qualities of other models`() throws {
    let answer = try Self.generation(#""quality":"max""#, model: "gpt-image-2")
    #expect(
      answer["error"]?["message"]
        == "Invalid value: 'max'. Supported values are: 'low', 'medium', 'high', and 'auto'.")
  }

  /// real-api.md, 1.2.
  @Test(arguments: [("gpt-image-2.5-flare", "1254x1254"), ("gpt-image-2", "1122x1402")])
  func `the size of auto is the family's`(model: String, size: String) throws {
    #expect(try Self.generation(#""quality":"low""#, model: model)["size"]?.string == size)
  }

  /// real-api.md, 6.4: "a cat" 18 with one picture, 28 with two.
  @Test(arguments: [(1, 18), (2, 28)])
  func `each picture given has ten tokens of text`(count: Int, tokens: Int) throws {
    let picture = try FormPart.file("image[]", Sample.png(64, 64))
    let parts = [
      FormPart.field("prompt", "a cat"), .field("model", "gpt-image-2.5-flare"), .field("quality", "low"),
    ]
    let answer = try Self.emulator.post(.edits, form: parts + Array(repeating: picture, count: count)).json()
    #expect(answer["usage"]?["input_tokens_details"]?["text_tokens"] == .integer(tokens))
  }

  /// real-api.md, 4.
  @Test(arguments: [("gpt-image-2.5-flare", 1, 196), ("gpt-image-2.5-sunburst", 3, 349)])
  func `flare sends no partial pictures, and nobody pays for them`(model: String, events: Int, tokens: Int)
    throws
  {
    let body =
      #"{"prompt":"x","model":"\#(model)","quality":"low","size":"1024x1024","stream":true,"partial_images":2}"#
    let text = Self.emulator.post(.generations, json: body).text
    #expect(text.split(separator: "event: ").count == events)
    #expect(text.contains(#""output_tokens":\#(tokens),"#))
  }

  // MARK: safety_identifier

  @Test(
    arguments: [
      (#""safety_identifier":"a""#, "a"), (#""user":"b""#, "b"),
      (#""safety_identifier":"a","user":"b""#, "a"),
      (#""safety_identifier":"","user":"b""#, "b"), (#""safety_identifier":null,"user":"b""#, "b"),
      (#""safety_identifier":"","user":"""#, nil), (#""user":7"#, nil), (#""user":{}"#, nil),
      (#""n":1"#, nil),
    ] as [(String, String?)])
  func `an answer of November tells whom it is for`(members: String, identifier: String?) throws {
    let emulator = try Emulator(asOf: "2026-11-10")
    for model in ["gpt-image-1-mini", "gpt-image-2.6-flare"] {
      let body = #"{"prompt":"x","model":"\#(model)","quality":"low",\#(members)}"#
      let answer = try emulator.post(.generations, json: body).json()
      let keys =
        ["created", "background", "data", "output_format", "quality"]
        + (identifier == nil ? [] : ["safety_identifier"]) + ["size", "usage"]
      #expect(answer.object?.keys == keys)
      #expect(answer["safety_identifier"]?.string == identifier)
    }
  }

  @Test func `a documented one does where it was told by the new name`() throws {
    #expect(try Self.generation(#""safety_identifier":"a","user":"b""#)["safety_identifier"] == "a")
    #expect(try Self.generation(#""user":"b""#)["safety_identifier"] == nil)
  }

  @Test func `a dall-e-2 answer does not`() throws {
    let answer = try Self.generation(#""size":"256x256","user":"b""#, model: "dall-e-2")
    #expect(answer.object?.keys == ["created", "data"])
  }

  @Test func `the completed event tells whom it is for, and no other`() throws {
    let text = Self.emulator.post(
      .generations,
      json:
        #"{"prompt":"x","model":"gpt-image-1","quality":"low","stream":true,"partial_images":1,"safety_identifier":"b"}"#
    ).text
    #expect(text.contains(#""quality":"low","safety_identifier":"b","sequence_number":1,"#))
    #expect(text.contains(#""quality":"low","sequence_number":0,"#))
  }

  // MARK: markup and complexity

  private static func edit(_ extra: FormPart..., rendering: Rendering = .flat) throws -> HTTPResponse {
    let parts: [FormPart] = [
      .file("image", try Sample.png(64, 64)), .field("prompt", "x"), .field("quality", "low"),
      .field("model", "gpt-image-2.5-sunburst"), .field("size", "1024x1024"),
    ]
    let emulator = rendering == .flat ? emulator : Emulator(Configuration(rendering: rendering))
    return emulator.post(.edits, form: parts + extra)
  }

  /// The marks are black on the right half, and clear on the left one.
  @Test func `markup shows in the picture`() throws {
    let black = Color(red: 0, green: 0, blue: 0, alpha: 255)
    var marks = Bitmap(width: 64, height: 64, color: black)
    for y in 0..<64 { for x in 0..<32 { marks[x, y] = Color(red: 0, green: 0, blue: 0, alpha: 0) } }
    let markup = FormPart.file("markup", try PNG.encode(marks))
    let file = try #require(try Self.edit(markup, rendering: .poster).pictures().first)
    let picture = try Bitmap(file: file)
    func light(_ columns: Range<Int>) -> Int {
      columns.reduce(0) { $0 + Int(picture[$1, 512].green) }
    }
    #expect(light(600..<1000) + 400 * 20 < light(24..<424))
  }

  @Test func `markup is told of in the journal`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    let picture = try Sample.png(64, 64, isMask: true)
    _ = emulator.post(
      .edits,
      form: [
        .file("image", picture), .file("markup", picture), .field("prompt", "x"),
        .field("model", "gpt-image-2.5-flare"),
      ])
    let uploads = try #require(try emulator.journal().last?["uploads"]?.array)
    #expect(uploads.compactMap { $0["field"]?.string } == ["image", "markup"])
  }

  @Test func `markup goes without a mask`() throws {
    let picture = try Sample.png(64, 64, isMask: true)
    let response = try Self.edit(.file("markup", picture), .file("mask", picture))
    #expect(try response.error()["param"] == "markup")
    #expect(try response.error()["code"] == "unsupported_parameter")
  }

  @Test func `markup comes in JSON, too`() throws {
    var base64: [UInt8] = []
    Base64.append(encoding: try Sample.png(64, 64, isMask: true), to: &base64)
    let url = "data:image/png;base64," + String(decoding: base64, as: UTF8.self)
    let response = Self.emulator.post(
      .edits,
      json: """
        {"prompt":"x","model":"gpt-image-2.5-flare","quality":"low",
         "images":[{"image_url":"\(url)"}],"markup":{"image_url":"\(url)"}}
        """)
    #expect(response.status == 200)
  }

  @Test func `complexity changes nothing`() throws {
    let plain = try Self.generation(#""quality":"low""#)
    #expect(try Self.generation(#""quality":"low","complexity":"high""#) == plain)
    #expect(try Self.generation(#""quality":"low","complexity":null"#) == plain)
  }
}
