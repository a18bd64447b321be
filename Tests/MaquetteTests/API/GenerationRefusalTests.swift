import Testing

@testable import Maquette

/// Refusals of generations, as rows: a body and the error object it gets (real-api.md, 5.3 and 5.4).
struct GenerationRefusalTests {
  /// One request and its refusal.
  struct Row: Sendable, CustomTestStringConvertible {
    var body: String
    var message: String
    var param: String?
    var code: String?
    var type = "invalid_request_error"

    init(
      _ body: String, _ message: String, param: String? = nil, code: String? = nil,
      type: String = "invalid_request_error"
    ) {
      self.body = body
      self.message = message
      self.param = param
      self.code = code
      self.type = type
    }

    var testDescription: String { String(body.prefix(80)) }
  }

  private static let engine = "image_generation_user_error"

  static let model = [
    Row(
      #"{"prompt":"x","model":null}"#, "Invalid type for 'model': expected a string, but got null instead.",
      param: "model", code: "invalid_type"),
    Row(
      #"{"prompt":"x","model":123}"#,
      "Invalid type for 'model': expected a string, but got an integer instead.",
      param: "model", code: "invalid_type"),
    Row(
      #"{"prompt":"x","model":1.5}"#,
      "Invalid type for 'model': expected a string, but got a decimal number instead.",
      param: "model", code: "invalid_type"),
    Row(
      #"{"prompt":"x","model":true}"#,
      "Invalid type for 'model': expected a string, but got a boolean instead.",
      param: "model", code: "invalid_type"),
    Row(
      #"{"prompt":"x","model":{}}"#,
      "Invalid type for 'model': expected a string, but got an object instead.",
      param: "model", code: "invalid_type"),
    Row(
      #"{"prompt":"x","model":[]}"#,
      "Invalid type for 'model': expected a string, but got an array instead.",
      param: "model", code: "invalid_type"),
    Row(
      #"{"prompt":"x","model":"gpt-4o"}"#, "The model 'gpt-4o' does not exist.",
      param: "model", code: "invalid_value", type: engine),
    Row(
      #"{"prompt":"x","model":""}"#, "The model '' does not exist.",
      param: "model", code: "invalid_value", type: engine),
  ]

  static let names = [
    Row(
      #"{"prompt":"x","model":"gpt-image-1","response_format":"b64_json"}"#,
      "Unknown parameter: 'response_format'.", param: "response_format", code: "unknown_parameter"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","response_format":null}"#,
      "Unknown parameter: 'response_format'.", param: "response_format", code: "unknown_parameter"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1.5","style":"vivid"}"#, "Unknown parameter: 'style'.",
      param: "style", code: "unknown_parameter"),
    Row(
      #"{"prompt":"x","model":"dall-e-2","style":"vivid"}"#, "Unknown parameter: 'style'.",
      param: "style", code: "unknown_parameter"),
    Row(
      #"{"prompt":"x","model":"dall-e-3","background":"opaque"}"#, "Unknown parameter: 'background'.",
      param: "background", code: "unknown_parameter"),
    Row(
      #"{"prompt":"x","model":"dall-e-3","stream":true}"#, "Unknown parameter: 'stream'.",
      param: "stream", code: "unknown_parameter"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","mask":"x"}"#, "Unknown parameter: 'mask'.",
      param: "mask", code: "unknown_parameter"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","input_fidelity":"high"}"#,
      "Unknown parameter: 'input_fidelity'.", param: "input_fidelity", code: "unknown_parameter"),
    Row(
      #"{"prompt":"x","n[]":2}"#, "Unknown parameter: 'n[]'.", param: "n[]", code: "unknown_parameter"),
    Row(
      #"{"responseFormat":1,"model":"dall-e-2"}"#, "Unknown parameter: 'responseFormat'.",
      param: "responseFormat", code: "unknown_parameter"),
  ]

  static let prompt = [
    Row(
      #"{"model":"gpt-image-1"}"#, "Missing required parameter: 'prompt'.",
      param: "prompt", code: "missing_required_parameter"),
    Row("{}", "Missing required parameter: 'prompt'.", param: "prompt", code: "missing_required_parameter"),
    Row(
      #"{"prompt":null}"#, "Invalid type for 'prompt': expected a string, but got null instead.",
      param: "prompt", code: "invalid_type"),
    Row(
      #"{"prompt":123}"#, "Invalid type for 'prompt': expected a string, but got an integer instead.",
      param: "prompt", code: "invalid_type"),
    Row(
      #"{"prompt":""}"#,
      "Invalid 'prompt': empty string. Expected a string with minimum length 1, "
        + "but got an empty string instead.",
      param: "prompt", code: "empty_string"),
    tooLong(model: "dall-e-2", limit: 1000),
    tooLong(model: "dall-e-3", limit: 4000),
    tooLong(model: "gpt-image-1", limit: 32000),
    tooLong(model: "gpt-image-2", limit: 32000),
  ]

  /// A prompt of one code point too many, each of four bytes.
  private static func tooLong(model: String, limit: Int) -> Row {
    Row(
      #"{"model":"\#(model)","prompt":"\#(String(repeating: "🦦", count: limit + 1))"}"#,
      "Invalid 'prompt': string too long. Expected a string with maximum length \(limit), "
        + "but got a string with length \(limit + 1) instead.",
      param: "prompt", code: "string_above_max_length")
  }

  static let integers = [
    Row(
      #"{"prompt":"x","n":0}"#,
      "Invalid 'n': integer below minimum value. Expected a value >= 1, but got 0 instead.",
      param: "n", code: "integer_below_min_value"),
    Row(
      #"{"prompt":"x","n":11}"#,
      "Invalid 'n': integer above maximum value. Expected a value <= 10, but got 11 instead.",
      param: "n", code: "integer_above_max_value"),
    Row(
      #"{"prompt":"x","n":123456789012345678901234567890}"#,
      "Invalid 'n': integer above maximum value. Expected a value <= 10, "
        + "but got 123456789012345678901234567890 instead.",
      param: "n", code: "integer_above_max_value"),
    Row(
      #"{"prompt":"x","n":-123456789012345678901234567890}"#,
      "Invalid 'n': integer below minimum value. Expected a value >= 1, "
        + "but got -123456789012345678901234567890 instead.",
      param: "n", code: "integer_below_min_value"),
    Row(
      #"{"prompt":"x","model":"dall-e-3","n":2}"#,
      "Invalid 'n': integer above maximum value. Expected a value <= 1, but got 2 instead.",
      param: "n", code: "integer_above_max_value"),
    Row(
      #"{"prompt":"x","n":1.5}"#,
      "Invalid type for 'n': expected an integer, but got a decimal number instead.",
      param: "n", code: "invalid_type"),
    Row(
      #"{"prompt":"x","n":1.0}"#,
      "Invalid type for 'n': expected an integer, but got a decimal number instead.",
      param: "n", code: "invalid_type"),
    Row(
      #"{"prompt":"x","n":"2"}"#, "Invalid type for 'n': expected an integer, but got a string instead.",
      param: "n", code: "invalid_type"),
    Row(
      #"{"prompt":"x","n":true}"#, "Invalid type for 'n': expected an integer, but got a boolean instead.",
      param: "n", code: "invalid_type"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","output_compression":101}"#,
      "Invalid 'output_compression': integer above maximum value. "
        + "Expected a value <= 100, but got 101 instead.",
      param: "output_compression", code: "integer_above_max_value"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","output_compression":-1}"#,
      "Invalid 'output_compression': integer below minimum value. Expected a value >= 0, but got -1 instead.",
      param: "output_compression", code: "integer_below_min_value"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","partial_images":4}"#,
      "Invalid 'partial_images': integer above maximum value. Expected a value <= 3, but got 4 instead.",
      param: "partial_images", code: "integer_above_max_value"),
  ]

  static let choices = [
    Row(
      #"{"prompt":"x","model":"gpt-image-1","quality":"ultra"}"#,
      "Invalid value: 'ultra'. Supported values are: 'low', 'medium', 'high', and 'auto'.",
      param: "quality", code: "invalid_value"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","quality":7}"#,
      "Invalid type for 'quality': expected one of 'low', 'medium', 'high', or 'auto', "
        + "but got an integer instead.",
      param: "quality", code: "invalid_type"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","quality":"hd"}"#,
      "Invalid value: 'hd'. Supported values are: 'low', 'medium', 'high', and 'auto'.",
      param: "quality", code: "invalid_value"),
    Row(
      #"{"prompt":"x","model":"dall-e-3","quality":"high"}"#,
      "Invalid value: 'high'. Supported values are: 'standard' and 'hd'.",
      param: "quality", code: "invalid_value"),
    Row(
      #"{"prompt":"x","model":"dall-e-2","quality":"hd"}"#,
      "Invalid value: 'hd'. Supported values are: 'standard'.", param: "quality", code: "invalid_value"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","output_format":"gif"}"#,
      "Invalid value: 'gif'. Supported values are: 'png', 'webp', and 'jpeg'.",
      param: "output_format", code: "invalid_value"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","moderation":"off"}"#,
      "Invalid value: 'off'. Supported values are: 'auto' and 'low'.",
      param: "moderation", code: "invalid_value"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","background":"red"}"#,
      "Invalid value: 'red'. Supported values are: 'transparent', 'opaque', and 'auto'.",
      param: "background", code: "invalid_value"),
    Row(
      #"{"prompt":"x","model":"dall-e-3","style":"loud"}"#,
      "Invalid value: 'loud'. Supported values are: 'vivid' and 'natural'.",
      param: "style", code: "invalid_value"),
    Row(
      #"{"prompt":"x","response_format":"png"}"#,
      "Invalid value: 'png'. Supported values are: 'url' and 'b64_json'.",
      param: "response_format", code: "invalid_value"),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","stream":"yes"}"#,
      "Invalid type for 'stream': expected a boolean, but got a string instead.",
      param: "stream", code: "invalid_type"),
  ]

  static let sizes = [
    Row(
      #"{"prompt":"x","size":1024}"#,
      "Invalid type for 'size': expected a string, but got an integer instead.",
      param: "size", code: "invalid_type"),
    size("gpt-image-1", "123x456", "Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto."),
    size("dall-e-2", "1792x1024", "Supported sizes are 256x256, 512x512, and 1024x1024."),
    size("dall-e-2", "auto", "Supported sizes are 256x256, 512x512, and 1024x1024."),
    size("dall-e-3", "512x512", "Supported sizes are 1024x1024, 1792x1024, and 1024x1792."),
    size("gpt-image-2", "bogus", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
    size("gpt-image-2", "0x0", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
    size("gpt-image-2", "1024x", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
    size("gpt-image-2", "1024x1024x1", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
    size("gpt-image-2", "-16x16", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
    size("gpt-image-2", "99999999999999999999x16", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
    size("gpt-image-2", "9x9", "Width and height must both be divisible by 16."),
    size("gpt-image-2", "1024x256", "The maximum supported aspect ratio is 3:1."),
    size("gpt-image-2", "3856x2160", "The longest edge must be less than or equal to 3840."),
    size("gpt-image-2", "512x512", "Requested resolution is below the current minimum pixel budget."),
    size("gpt-image-2", "3840x3840", "Requested resolution exceeds the current pixel budget."),
  ]

  private static func size(_ model: String, _ size: String, _ rule: String) -> Row {
    Row(
      #"{"prompt":"x","model":"\#(model)","size":"\#(size)"}"#, "Invalid size '\(size)'. \(rule)",
      param: "size", code: "invalid_value", type: engine)
  }

  static let combinations = [
    Row(
      #"{"prompt":"x","model":"gpt-image-1","output_compression":50}"#,
      "Compression less than 100 is not supported for PNG output format",
      code: "invalid_png_output_compression", type: engine),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","background":"transparent","output_format":"jpeg"}"#,
      "Transparent background is not supported for JPEG output format",
      code: "invalid_transparent_background_output_format", type: engine),
    Row(
      #"{"prompt":"x","model":"gpt-image-1","stream":true,"n":2}"#,
      "Streaming is only supported with n=1.", param: "input", code: "unsupported_parameter", type: engine),
  ]

  private static let unparsable =
    "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP "
    + "library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. "
    + "If you have trouble figuring out how to fix this, please contact us through our help center at "
    + "help.openai.com.)"

  static let malformed = [
    Row("", unparsable), Row("{", unparsable), Row("[]", unparsable), Row(#""x""#, unparsable),
    Row(#"{"prompt":"x",}"#, unparsable), Row(#"{"prompt":"x"} {}"#, unparsable),
    Row(String(repeating: "[", count: 100_000), unparsable),
  ]

  static let rows = model + names + prompt + integers + choices + sizes + combinations + malformed

  @Test(arguments: rows)
  func `is refused with the API's error object`(row: Row) throws {
    let response = Emulator().post(.generations, json: row.body)
    #expect(response.status == 400)
    #expect(response.headers["Content-Type"] == "application/json")
    let error = try response.error()
    #expect(
      error == [
        "message": .string(row.message), "type": .string(row.type),
        "param": row.param.map(JSON.string) ?? .null, "code": row.code.map(JSON.string) ?? .null,
      ])
  }

  /// The order of checks (real-api.md, 5.2): of two faults, the earlier one is told.
  @Test(arguments: [
    (#"{"model":"x","foo":1}"#, "model"),
    (#"{"foo":1,"model":"gpt-image-1"}"#, "foo"),
    (#"{"n":0,"prompt":"","model":"gpt-image-1"}"#, "prompt"),
    (#"{"size":"x","quality":"x","n":0,"prompt":"x","model":"gpt-image-1"}"#, "n"),
    (#"{"size":"x","output_compression":101,"quality":"x","prompt":"x","model":"gpt-image-1"}"#, "quality"),
    (#"{"size":"x","output_compression":101,"prompt":"x","model":"gpt-image-1"}"#, "output_compression"),
    (#"{"background":"x","size":"x","prompt":"x","model":"gpt-image-1"}"#, "size"),
  ])
  func `tells the first fault`(body: String, param: String) throws {
    #expect(try Emulator().post(.generations, json: body).error()["param"] == .string(param))
  }
}
