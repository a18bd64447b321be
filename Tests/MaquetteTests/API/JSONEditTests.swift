import Raster
import Testing

@testable import Maquette

/// Edits with a JSON body (real-api.md, 5.3, "Edits, JSON body"; schema `EditImageBodyJsonParam`).
struct JSONEditTests {
  private static let engine = "image_generation_user_error"

  /// The values of `images` and what else is in the body; the error object's message, param, code and type.
  static let refusals: [(body: String, message: String, param: String?, code: String, type: String)] = [
    (
      #""image":"x""#,
      "Unknown parameter: 'image'. For application/json on /v1/images/edits, use 'images' (array).", "image",
      "invalid_value", "invalid_request_error"
    ),
    (
      #""image[]":"x""#,
      "Unknown parameter: 'image'. For application/json on /v1/images/edits, use 'images' (array).", "image",
      "invalid_value", "invalid_request_error"
    ),
    (
      #""n":1"#, "Missing required parameter: 'images'.", "images", "missing_required_parameter",
      "invalid_request_error"
    ),
    (
      #""images":null"#, "Missing required parameter: 'images'.", "images", "missing_required_parameter",
      "invalid_request_error"
    ),
    (
      #""images":{}"#,
      "Invalid type for 'images': expected an array of objects, but got an object instead.", "images",
      "invalid_type", "invalid_request_error"
    ),
    (
      #""images":["x"]"#, "Invalid type for 'images[0]': expected an object, but got a string instead.",
      "images[0]", "invalid_type", "invalid_request_error"
    ),
    (
      #""images":[]"#,
      "Invalid 'images': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      "images", "empty_array", "invalid_request_error"
    ),
    (
      #""images":[\#([String](repeating: "{}", count: 17).joined(separator: ","))]"#,
      "Invalid 'images': array too long. Expected an array with maximum length 16, "
        + "but got an array with length 17 instead.",
      "images", "array_above_max_length", "invalid_request_error"
    ),
    (
      #""images":[{}]"#, "Invalid 'images[0]': expected exactly one of 'image_url' or 'file_id'.",
      "images[0]",
      "invalid_value", "invalid_request_error"
    ),
    (
      #""images":[{"image_url":"data:,","file_id":"x"}]"#,
      "Invalid 'images[0]': expected exactly one of 'image_url' or 'file_id'.", "images[0]", "invalid_value",
      "invalid_request_error"
    ),
    (
      #""images":[{"url":"x"}]"#, "Unknown parameter: 'images[0].url'.", "images[0].url", "unknown_parameter",
      "invalid_request_error"
    ),
    (
      #""images":[{"image_url":1}]"#,
      "Invalid type for 'images[0].image_url': expected a string, but got an integer instead.",
      "images[0].image_url", "invalid_type", "invalid_request_error"
    ),
    (
      #""images":[{"image_url":"https://example.com/otter.png"}]"#,
      "Error while downloading file. Upstream status code: 404.", "url", "invalid_value",
      "invalid_request_error"
    ),
    (
      #""images":[{"image_url":"http://127.0.0.1:4010/files/img-x.png?sig=x"}]"#,
      "Error while downloading file. Upstream status code: 404.", "url", "invalid_value",
      "invalid_request_error"
    ),
    (
      #""images":[{"image_url":"otter.png"}]"#,
      "Error while downloading file. Upstream status code: 404.", "url", "invalid_value",
      "invalid_request_error"
    ),
    (
      #""images":[{"image_url":"data:image/svg+xml;base64,PHN2Zy8+"}]"#, "Invalid image data.",
      "images[0].image_url", "invalid_image_file", engine
    ),
    (
      #""images":[{"image_url":"data:image/png;base64,%%%"}]"#, "Invalid image data.", "images[0].image_url",
      "invalid_image_file", engine
    ),
    (
      #""images":[{"image_url":"data:image/png,x"}]"#, "Invalid image data.", "images[0].image_url",
      "invalid_image_file", engine
    ),
    (
      #""images":[{"file_id":"file-x"}]"#, "No such File object: file-x", "images[0].file_id",
      "invalid_value",
      "invalid_request_error"
    ),
  ]

  @Test(arguments: refusals.indices)
  func `is refused with the API's error object`(row: Int) throws {
    let row = Self.refusals[row]
    let response = Emulator().post(.edits, json: #"{"prompt":"x","model":"gpt-image-1",\#(row.body)}"#)
    #expect(response.status == 400)
    #expect(
      try response.error() == [
        "message": .string(row.message), "type": .string(row.type),
        "param": row.param.map(JSON.string) ?? .null, "code": .string(row.code),
      ])
  }

  @Test func `a URL that is too long is refused`() throws {
    let url = String(repeating: "x", count: 20_971_521)
    let response = Emulator().post(.edits, json: #"{"prompt":"x","images":[{"image_url":"\#(url)"}]}"#)
    #expect(
      try response.error()["message"]
        == """
        Invalid 'images[0].image_url': string too long. Expected a string with maximum length 20971520, \
        but got a string with length 20971521 instead.
        """)
  }

  @Test(arguments: [
    (#""mask":"x""#, "Invalid type for 'mask': expected an object, but got a string instead.", "mask"),
    (#""mask":{"file_id":"x"}"#, "No such File object: x", "mask.file_id"),
    (#""mask":{"image_url":"data:;base64,AAAA"}"#, "Invalid image data.", "mask.image_url"),
  ])
  func `a mask is refused by its own name`(mask: String, message: String, param: String) throws {
    let source = try Self.dataURL(Sample.png(8, 8))
    let response = Emulator().post(
      .edits, json: #"{"prompt":"x","images":[{"image_url":"\#(source)"}],\#(mask)}"#)
    #expect(try response.error()["message"] == .string(message))
    #expect(try response.error()["param"] == .string(param))
  }

  @Test func `DALL·E takes no JSON`() throws {
    let source = try Self.dataURL(Sample.png(8, 8, isMask: true))
    let response = Emulator().post(
      .edits, json: #"{"model":"dall-e-2","prompt":"x","images":[{"image_url":"\#(source)"}]}"#)
    #expect(try response.error()["message"] == "The model 'dall-e-2' does not exist.")
  }

  @Test func `what only DALL·E has does not choose it`() throws {
    let source = try Self.dataURL(Sample.png(8, 8, isMask: true))
    let response = Emulator().post(
      .edits, json: #"{"prompt":"x","size":"256x256","images":[{"image_url":"\#(source)"}]}"#)
    #expect(
      try response.error()["message"]
        == "Invalid size '256x256'. Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto.")
  }

  @Test func `JSON and a form are the same edit`() throws {
    let emulator = Emulator()
    let source = try Sample.png(64, 64)
    let mask = try Sample.png(64, 64, isMask: true)
    let file = emulator.upload(mask)
    let json = emulator.post(
      .edits,
      json: #"""
        {"prompt":"x","model":"gpt-image-1","quality":"low",
         "images":[{"image_url":"\#(try Self.dataURL(source))"}],
         "mask":{"file_id":"\#(try #require(try file.json()["id"]?.string))"}}
        """#)
    let form = emulator.post(
      .edits,
      form: [
        .file("image", source), .file("mask", mask), .field("prompt", "x"), .field("model", "gpt-image-1"),
        .field("quality", "low"),
      ])
    #expect(json.status == 200)
    #expect(json.bytes == form.bytes)
  }

  @Test func `a link of this emulator is a source`() throws {
    let emulator = Emulator()
    let link = try #require(
      try EmulatorTests.urls(emulator.post(.generations, json: #"{"prompt":"x","size":"256x256"}"#)).first)
    let https = "HTTPS://maquette.example" + link.dropFirst("http://127.0.0.1:4010".count) + "#top"
    for link in [link, https] {
      let response = emulator.post(.edits, json: #"{"prompt":"x","images":[{"image_url":"\#(link)"}]}"#)
      #expect(response.status == 200)
      #expect(try response.json()["usage"]?["input_tokens_details"]?["image_tokens"] == 194)
    }
  }

  @Test func `a link whose time is over is refused`() throws {
    let hand = Hand()
    let emulator = Emulator(Configuration(clock: hand.clock))
    let link = try #require(
      try EmulatorTests.urls(emulator.post(.generations, json: #"{"prompt":"x","size":"256x256"}"#)).first)
    hand.advance(minutes: 60)
    let response = emulator.post(.edits, json: #"{"prompt":"x","images":[{"image_url":"\#(link)"}]}"#)
    #expect(try response.error()["message"] == "Error while downloading file. Upstream status code: 403.")
  }

  /// Schemes and `base64` are read without regard to case, and the data may be percent-encoded (RFC 2397).
  @Test func `data URLs are read in every spelling`() throws {
    let url = try Self.dataURL(Sample.png(8, 8))
    let spellings = [
      url, url.replacing("data:", with: "DATA:"), url.replacing(";base64", with: ";BASE64"),
      url.replacing("+", with: "%2B").replacing("=", with: "%3D").replacing("/9j", with: "%2F9j"),
      url.replacing("image/png", with: "text/plain"), url.replacing("image/png", with: ""),
    ]
    for spelling in spellings {
      let response = Emulator().post(
        .edits, json: #"{"prompt":"x","quality":"low","images":[{"image_url":"\#(spelling)"}]}"#)
      #expect(response.status == 200)
    }
  }

  private static func dataURL(_ picture: [UInt8]) throws -> String {
    var base64: [UInt8] = []
    Base64.append(encoding: picture, to: &base64)
    return "data:image/png;base64," + String(decoding: base64, as: UTF8.self)
  }
}
