import Raster
import Testing

@testable import Maquette

/// The profile that refuses only what the published schema cannot carry (CONTRACT.md, "Contract profile").
struct ContractProfileTests {
  private static let emulator = Emulator(Configuration(profile: .contract))

  /// Bodies that the strict profile refuses, each with the body that is answered in the same way.
  @Test(arguments: [
    (
      "a parameter of another model", #"{"model":"gpt-image-1","style":"vivid"}"#, #"{"model":"gpt-image-1"}"#
    ),
    (
      "a parameter of other models", #"{"model":"dall-e-3","background":"opaque"}"#, #"{"model":"dall-e-3"}"#
    ),
    ("a stream of DALL·E", #"{"model":"dall-e-2","stream":true}"#, #"{"model":"dall-e-2"}"#),
    ("an unknown parameter", #"{"model":"gpt-image-1","seed":{"a":[]}}"#, #"{"model":"gpt-image-1"}"#),
    ("an unknown model", #"{"model":"gpt-image-9"}"#, #"{"model":"gpt-image-1.5"}"#),
    ("no model in words", #"{"model":null}"#, #"{"model":"dall-e-2"}"#),
    ("a quality of DALL·E", #"{"model":"gpt-image-1.5","quality":"hd"}"#, #"{"model":"gpt-image-1.5"}"#),
    ("a size of DALL·E", #"{"model":"gpt-image-1","size":"1792x1024"}"#, #"{"model":"gpt-image-1"}"#),
    ("no size", #"{"model":"gpt-image-2","size":"large"}"#, #"{"model":"gpt-image-2"}"#),
    ("a size beyond all bounds", #"{"model":"gpt-image-2","size":"99999x16"}"#, #"{"model":"gpt-image-2"}"#),
    ("more pictures than there are", #"{"model":"dall-e-3","n":2}"#, #"{"model":"dall-e-3"}"#),
    (
      "a percentage above 100", #"{"model":"gpt-image-1","output_format":"jpeg","output_compression":101}"#,
      #"{"model":"gpt-image-1","output_format":"jpeg"}"#
    ),
    (
      "a transparent JPEG", #"{"model":"gpt-image-1","output_format":"jpeg","background":"transparent"}"#,
      #"{"model":"gpt-image-1","output_format":"jpeg"}"#
    ),
    ("a compressed PNG", #"{"model":"gpt-image-1","output_compression":50}"#, #"{"model":"gpt-image-1"}"#),
    (
      "a stream of several", #"{"model":"gpt-image-1","n":2,"stream":true}"#,
      #"{"model":"gpt-image-1","stream":true}"#
    ),
  ])
  func `a value that the model does not take is as good as absent`(
    title: String, body: String, equivalent: String
  ) throws {
    func plan(_ body: String, _ profile: Profile) throws -> String {
      let body = Array((body.dropLast() + #","prompt":"x"}"#).utf8)
      let request = HTTPRequest(method: "POST", target: "/v1/images/generations", body: Bytes(body))
      let form = try Form(request, accepting: [MediaType.json])
      return String(describing: Plan(try profile.read(form, for: .generations, on: .openAI)))
    }
    #expect(throws: APIError.self) { try plan(body, .strict) }
    #expect(try plan(body, .contract) == plan(equivalent, .contract))
  }

  @Test(arguments: [0, 40_000])
  func `a prompt may have any length`(length: Int) {
    let prompt = String(repeating: "x", count: length)
    let body = #"{"prompt":"\#(prompt)","size":"256x256"}"#
    #expect(Self.emulator.post(.generations, json: body).status == 200)
  }

  /// What no schema allows, with the refusals of the strict profile; where these list a model's values, with all.
  @Test(arguments: [
    #"{"model":"gpt-image-1"}"#, #"{"prompt":null}"#, #"{"prompt":5}"#, #"{"prompt":"x","model":5}"#,
    #"{"prompt":"x","n":"2"}"#, #"{"prompt":"x","n":0}"#, #"{"prompt":"x","n":11}"#,
    #"{"prompt":"x","size":1024}"#, #"{"prompt":"x","model":"gpt-image-1","quality":true}"#,
    #"{"prompt":"x","model":"gpt-image-1","quality":"ultra"}"#,
    #"{"prompt":"x","model":"gpt-image-1","background":"red"}"#,
    #"{"prompt":"x","model":"gpt-image-1","stream":"yes"}"#,
    #"{"prompt":"x","model":"gpt-image-1","output_compression":1.5}"#,
    #"{"prompt":"x","model":"gpt-image-1","partial_images":4}"#, "{", "[]", "",
  ])
  func `what no schema allows is refused as ever`(body: String) throws {
    let response = Self.emulator.post(.generations, json: body)
    let expected = try Emulator().post(.generations, json: body).error()
    #expect(response.status == 400)
    let error = try response.error()
    for key in ["type", "param", "code"] { #expect(error[key] == expected[key]) }
  }

  @Test func `a value of the wrong type is refused for another model too`() throws {
    let body = #"{"prompt":"x","model":"gpt-image-1","style":5}"#
    #expect(
      try Self.emulator.post(.generations, json: body).error()["message"]
        == "Invalid type for 'style': expected one of 'vivid' or 'natural', but got an integer instead.")
  }

  @Test func `a missing key and a broken form are refused as ever`() {
    #expect(Self.emulator.post(.generations, json: #"{"prompt":"x"}"#, key: nil).status == 401)
    let broken = Self.emulator.send(
      "POST", "/v1/images/edits", type: "multipart/form-data; boundary=x", body: Array("no form".utf8))
    #expect(broken.status == 400)
    #expect(Self.emulator.post(.edits, form: [.field("prompt", "x")]).status == 400)
    #expect(Self.emulator.post(.variations, form: []).status == 400)
  }
}

// MARK: - Uploads

extension ContractProfileTests {
  private static let text = Array("Example data".utf8)

  @Test(arguments: [
    ("dall-e-2", Endpoint.edits), ("dall-e-3", .edits), ("gpt-image-2", .variations),
  ])
  func `every model edits and varies bytes of any kind`(model: String, endpoint: Endpoint) throws {
    let files: [FormPart] = [
      .file("image", Self.text, filename: "upload", type: "application/octet-stream"),
      .field("model", model), .field("size", "256x256"), .field("response_format", "b64_json"),
    ]
    let prompt: [FormPart] = endpoint == .edits ? [.field("prompt", "x")] : []
    let response = Self.emulator.post(endpoint, form: files + prompt)
    #expect(response.status == 200)
    let picture = try #require(try response.pictures().first)
    #expect(try PictureHeader(of: picture.span).format == .png)
  }

  @Test func `bytes that are no picture stand for one of 1024 by 1024 pixels of their own`() throws {
    let standIns = try [Self.text, Self.text, [1, 2, 3]].map {
      Upload(field: "image", part: try Multipart.Part(file: $0)).decodable
    }
    for upload in standIns { #expect(upload.size == PixelSize(1024, 1024)) }
    let pixels = try standIns.map { try $0.decoded() }
    let (isSame, isOther) = (pixels[0] == pixels[1], pixels[0] != pixels[2])
    #expect(isSame && isOther)
  }

  @Test func `a picture that decodes stands for itself, and one cut short does not`() throws {
    let png = try Sample.png(64, 32)
    let whole = Upload(field: "image", part: try Multipart.Part(file: png))
    let short = Upload(field: "image", part: try Multipart.Part(file: png.dropLast(40)))
    #expect(whole.decodable.bytes.array == png)
    #expect(short.size == PixelSize(64, 32))
    #expect(short.decodable.size == PixelSize(1024, 1024))
  }

  /// The bytes of a mask stand for one that leaves a part to be redrawn, whatever its size.
  @Test func `a mask of any kind and size is one`() throws {
    let image = FormPart.file("image", try Sample.png(64, 64))
    let masks = [Self.text, try Sample.png(32, 16, isMask: true)]
    let answers = try ([nil] + masks).map { mask in
      let parts = [
        image, .field("prompt", "x"), .field("model", "dall-e-2"), .field("size", "256x256"),
        .field("response_format", "b64_json"),
      ]
      return try #require(
        try Self.emulator.post(.edits, form: parts + (mask.map { [.file("mask", $0)] } ?? [])).pictures()
          .first)
    }
    #expect(Set(answers).count == 3)
  }

  @Test func `the number of pictures has the schema's limit`() throws {
    let parts = (0..<17).map { FormPart.file("image[\($0)]", Self.text) } + [.field("prompt", "x")]
    #expect(try Self.emulator.post(.edits, form: parts).error()["code"] == "array_above_max_length")
  }

  static let references = [
    #"{"image_url":"https://example.com/otter.png"}"#, #"{"image_url":"data:,x"}"#, #"{"file_id":"file-x"}"#,
  ]

  @Test(arguments: references)
  func `a picture that a JSON body refers to exists`(reference: String) throws {
    let emulator = Emulator(Configuration(profile: .contract))
    let response = emulator.post(.edits, json: #"{"prompt":"x","images":[\#(reference)]}"#)
    #expect(response.status == 200)
    #expect(try response.json()["size"] == "1024x1024")
  }
}

extension Multipart.Part {
  fileprivate init(file: some Sequence<UInt8>) throws {
    self = try #require(
      try Multipart.parse(Bytes([FormPart.file("image", Array(file))].encoded(boundary: "x")), boundary: "x")
        .first)
  }
}
