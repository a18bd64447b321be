import Testing

@testable import Maquette

/// Refusals of edits and variations for the pictures they came with (CONTRACT.md, "Uploaded pictures").
struct UploadRefusalTests {
  /// A form and its refusal.
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var endpoint = Endpoint.edits
    var model: String?
    var parts: @Sendable () throws -> [FormPart]
    var message: String
    var param: String?
    var code: String
    var type = "invalid_request_error"
  }

  private static let engine = "image_generation_user_error"
  private static let smallPNG = "Uploaded image must be a PNG and less than 4 MB."
  private static let alphaModes = "Invalid input image - format must be in ['RGBA', 'LA', 'L'], got RGB."

  static let rows = [
    Row(
      testDescription: "no image", model: "gpt-image-1", parts: { [] },
      message: "Missing required parameter: 'image'.", param: "image", code: "missing_required_parameter"),
    Row(
      testDescription: "no image to vary", endpoint: .variations, parts: { [] },
      message: "Missing required parameter: 'image'.", param: "image", code: "missing_required_parameter"),
    Row(
      testDescription: "images in a form", model: "gpt-image-1", parts: { [.file("images", [])] },
      message: "Unknown parameter: 'images'. For multipart/form-data use 'image' or 'image[]'.",
      param: "images", code: "invalid_value"),
    Row(
      testDescription: "a prompt for a variation", endpoint: .variations,
      parts: { [.file("image", try Sample.png(8, 8)), .field("prompt", "x")] },
      message: "Unknown parameter: 'prompt'.", param: "prompt", code: "unknown_parameter"),
    Row(
      testDescription: "a model that does not vary", endpoint: .variations, model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8))] },
      message: "The model 'gpt-image-1' does not exist.", param: "model", code: "invalid_value", type: engine),
    Row(
      testDescription: "n in words", model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8)), .field("n", "abc")] },
      message: "Invalid type for 'n': expected an integer, "
        + "but got a string value that could not be converted into an integer.",
      param: "n", code: "invalid_type"),
    Row(
      testDescription: "n with a fraction", model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8)), .field("n", "2.5")] },
      message: "Invalid type for 'n': expected an integer, "
        + "but got a string value that could not be converted into an integer.",
      param: "n", code: "invalid_type"),
    Row(
      testDescription: "a prompt element", model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8)), .field("prompt[]", "x")] },
      message: "Unknown parameter: 'prompt[]'.", param: "prompt[]", code: "unknown_parameter"),
    Row(
      testDescription: "a type that is no picture", model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8), type: "application/octet-stream")] },
      message: "Invalid file 'image': unsupported mimetype ('application/octet-stream'). "
        + "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
      param: "image", code: "unsupported_file_mimetype"),
    Row(
      testDescription: "the same, second of two", model: "gpt-image-1",
      parts: {
        let png = try Sample.png(8, 8)
        return [.file("image[]", png), .file("image[]", png, type: "text/plain")]
      },
      message: "Invalid file 'image[1]': unsupported mimetype ('text/plain'). "
        + "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
      param: "image[1]", code: "unsupported_file_mimetype"),
    Row(
      testDescription: "bytes that are no picture, undeclared", model: "gpt-image-1",
      parts: { [.file("image", [1, 2, 3], filename: "blob", type: nil)] },
      message: "Invalid file 'image': unsupported mimetype ('application/octet-stream'). "
        + "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
      param: "image", code: "unsupported_file_mimetype"),
    Row(
      testDescription: "bytes that are no picture, declared", model: "gpt-image-1",
      parts: { [.file("image[]", try Sample.png(8, 8)), .file("image[]", [1, 2, 3])] },
      message: "Invalid image file or mode for image 2, please check your image file.",
      code: "invalid_image_file", type: engine),
    Row(
      testDescription: "a picture cut short", model: "gpt-image-1",
      parts: { [.file("image", Array(try Sample.png(64, 64).dropLast(40)))] },
      message: "Invalid image file or mode for image 1, please check your image file.",
      code: "invalid_image_file", type: engine),
    Row(
      testDescription: "seventeen images", model: "gpt-image-1",
      parts: {
        let png = try Sample.png(8, 8)
        return (0..<17).map { .file("image[\($0)]", png) }
      },
      message: "Invalid 'image': array too long. Expected an array with maximum length 16, "
        + "but got an array with length 17 instead.",
      param: "image", code: "array_above_max_length"),
    Row(
      testDescription: "two images for dall-e-2", model: "dall-e-2",
      parts: {
        let png = try Sample.png(8, 8, isMask: true)
        return [.file("image", png), .file("image", png)]
      },
      message: "Invalid 'image': array too long. Expected an array with maximum length 1, "
        + "but got an array with length 2 instead.",
      param: "image", code: "array_above_max_length"),
    Row(
      testDescription: "50 MB", model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8, paddedTo: 50 << 20))] },
      message: "Invalid 'image': file too large. Expected a file with maximum size 50MB.",
      param: "image", code: "file_above_max_size"),
    Row(
      testDescription: "4 MB for dall-e-2", model: "dall-e-2",
      parts: { [.file("image", try Sample.png(8, 8, isMask: true, paddedTo: 4 << 20))] },
      message: smallPNG, param: "image", code: "invalid_image_format"),
    Row(
      testDescription: "a JPEG for dall-e-2", model: "dall-e-2",
      parts: { [.file("image", try Sample.jpeg(8, 8))] },
      message: smallPNG, param: "image", code: "invalid_image_format"),
    Row(
      testDescription: "a JPEG to vary", endpoint: .variations,
      parts: { [.file("image", try Sample.jpeg(8, 8))] },
      message: smallPNG, param: "image", code: "invalid_image_format"),
    Row(
      testDescription: "a PNG cut short for dall-e-2", endpoint: .variations,
      parts: { [.file("image", Array(try Sample.png(64, 64).dropLast(40)))] },
      message: smallPNG, param: "image", code: "invalid_image_format"),
    Row(
      testDescription: "an oblong picture to vary", endpoint: .variations,
      parts: { [.file("image", try Sample.png(640, 480))] },
      message: "Uploaded image must be square, but its size is 640x480.", param: "image",
      code: "invalid_image_format"),
    Row(
      testDescription: "no alpha and no mask", model: "dall-e-2",
      parts: { [.file("image", try Sample.png(8, 8))] },
      message: alphaModes, param: "image", code: "invalid_image_format"),
    Row(
      testDescription: "a mask that is no PNG", model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8)), .file("mask", try Sample.webp(8, 8))] },
      message: smallPNG, param: "mask", code: "invalid_image_format"),
    Row(
      testDescription: "a mask cut short", model: "gpt-image-1",
      parts: {
        let mask = try Sample.png(64, 64, isMask: true)
        return [.file("image", try Sample.png(64, 64)), .file("mask", Array(mask.dropLast(40)))]
      },
      message: smallPNG, param: "mask", code: "invalid_image_format"),
    Row(
      testDescription: "a type that is none", model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8), type: "???")] },
      message: "Invalid file 'image': unsupported mimetype ('???'). "
        + "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
      param: "image", code: "unsupported_file_mimetype"),
    Row(
      testDescription: "a mask of another size", model: "gpt-image-1",
      parts: { [.file("image", try Sample.png(8, 8)), .file("mask", try Sample.png(8, 9, isMask: true))] },
      message: "Invalid mask image format - mask size does not match image size",
      code: "invalid_mask_image_format", type: engine),
    Row(
      testDescription: "a mask without alpha", model: "dall-e-2",
      parts: { [.file("image", try Sample.png(8, 8)), .file("mask", try Sample.png(8, 8))] },
      message: "Invalid mask image format - mask image missing alpha channel",
      code: "invalid_mask_image_format", type: engine),
    Row(
      testDescription: "fidelity of gpt-image-2", model: "gpt-image-2",
      parts: { [.file("image", try Sample.png(8, 8)), .field("input_fidelity", "high")] },
      message: "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.",
      param: "input_fidelity", code: "invalid_input_fidelity_model", type: engine),
    Row(
      testDescription: "fidelity of gpt-image-1-mini", model: "gpt-image-1-mini",
      parts: { [.file("image", try Sample.png(8, 8)), .field("input_fidelity", "high")] },
      message: "Unknown parameter: 'input_fidelity'.", param: "input_fidelity", code: "unknown_parameter"),
  ]

  @Test(arguments: rows)
  func `is refused with the API's error object`(row: Row) throws {
    var parts = try row.parts()
    if row.endpoint == .edits { parts.append(.field("prompt", "x")) }
    if let model = row.model { parts.append(.field("model", model)) }
    let response = Emulator().post(row.endpoint, form: parts)
    #expect(response.status == 400)
    #expect(
      try response.error() == [
        "message": .string(row.message), "type": .string(row.type),
        "param": row.param.map(JSON.string) ?? .null, "code": .string(row.code),
      ])
  }

  /// One byte less than a limit passes.
  @Test(arguments: [("gpt-image-1", 50 << 20), ("dall-e-2", 4 << 20)])
  func `a file just below the limit is taken`(model: String, limit: Int) throws {
    let picture = try Sample.png(8, 8, isMask: true, paddedTo: limit - 1)
    let response = Emulator().post(
      .edits, form: [.file("image", picture), .field("prompt", "x"), .field("model", model)])
    #expect(response.status == 200)
  }

  /// The names under which clients send pictures (real-api.md, 8).
  @Test(arguments: [
    ["image"], ["image[]"], ["image[]", "image[]"], ["image[0]", "image[1]"], ["image", "image"],
  ])
  func `every way to name the pictures is taken`(names: [String]) throws {
    let picture = try Sample.png(8, 8)
    let response = Emulator().post(
      .edits,
      form: names.map { .file($0, picture) } + [.field("prompt", "x"), .field("model", "gpt-image-1-mini")])
    #expect(response.status == 200)
    let tokens = try response.json()["usage"]?["input_tokens_details"]?["image_tokens"]
    #expect(tokens == .integer(194 * names.count))
  }

  /// A type that is missing or empty is made up for by the file name, and that by the bytes.
  @Test(arguments: [("a.png", nil), ("a.JPG", ""), ("blob", nil), (nil, "")] as [(String?, String?)])
  func `an undeclared type is inferred`(filename: String?, type: String?) throws {
    let part = FormPart.file("image", try Sample.png(8, 8), filename: filename, type: type)
    let response = Emulator().post(
      .edits, form: [part, .field("prompt", "x"), .field("model", "gpt-image-1")])
    #expect(response.status == 200)
  }
}
