/// The error sentences of real-api.md, 5.3, 5.4 and 5.8, in its order, each with what the real API sent along.
///
/// Where the source leaves out a value ("Invalid size '…'"), the value is the one of the test that quotes it.
enum RecordedSentences {
  static let inForce = parameters + references + forms + engine + oldStack

  /// 5.3, "Schema errors".
  private static let parameters =
    ["null", "an integer", "a decimal number", "a boolean", "an object", "an array"].map {
      type("model", expected: "a string", got: $0)
    } + [
      ErrorObject(
        message: "The model 'gpt-4o' does not exist.", type: ErrorObject.engine, param: "model",
        code: "invalid_value"),
      ErrorObject(
        message: "The model '' does not exist.", type: ErrorObject.engine, param: "model",
        code: "invalid_value"),
    ]
    + ["response_format", "style", "mask", "images", "input_fidelity"].map {
      schema("Unknown parameter: '\($0)'.", $0, "unknown_parameter")
    } + [
      schema("Missing required parameter: 'prompt'.", "prompt", "missing_required_parameter"),
      type("prompt", expected: "a string", got: "null"),
      type("prompt", expected: "a string", got: "an integer"),
      schema(
        "Invalid 'prompt': empty string. Expected a string with minimum length 1, "
          + "but got an empty string instead.", "prompt", "empty_string"),
      schema(
        "Invalid 'prompt': string too long. Expected a string with maximum length 32000, "
          + "but got a string with length 32001 instead.", "prompt", "string_above_max_length"),
    ] + integer("n", below: (0, 1), above: (11, 10))
    + integer("output_compression", below: (-1, 0), above: (101, 100))
    + integer("partial_images", below: (-1, 0), above: (4, 3)) + [
      schema(
        "Invalid value: 'ultra'. Supported values are: 'low', 'medium', 'high', and 'auto'.", "quality",
        "invalid_value"),
      type("quality", expected: "one of 'low', 'medium', 'high', or 'auto'", got: "an integer"),
      schema(
        "Invalid value: 'gif'. Supported values are: 'png', 'webp', and 'jpeg'.", "output_format",
        "invalid_value"),
      schema("Invalid value: 'off'. Supported values are: 'auto' and 'low'.", "moderation", "invalid_value"),
      schema(
        "Invalid value: 'red'. Supported values are: 'transparent', 'opaque', and 'auto'.", "background",
        "invalid_value"),
      type("size", expected: "a string", got: "an integer"),
      type("stream", expected: "a boolean", got: "a string"),
    ]

  /// 5.3, "Edits, JSON body".
  private static let references = [
    schema(
      "Unknown parameter: 'image'. For application/json on /v1/images/edits, use 'images' (array).", "image",
      "invalid_value"),
    schema("Missing required parameter: 'images'.", "images", "missing_required_parameter"),
    type("images", expected: "an array of objects", got: "an object"),
    type("images[0]", expected: "an object", got: "a string"),
    schema(
      "Invalid 'images': empty array. Expected an array with minimum length 1, "
        + "but got an empty array instead.", "images", "empty_array"),
    schema("Error while downloading file. Upstream status code: 404.", "url", "invalid_value"),
    engine("Invalid image data.", "images[0].image_url", "invalid_image_file"),
  ]

  /// 5.3, "Edits, multipart".
  private static let forms = [
    schema(
      "Unknown parameter: 'images'. For multipart/form-data use 'image' or 'image[]'.", "images",
      "invalid_value"),
    schema(
      "Invalid type for 'n': expected an integer, "
        + "but got a string value that could not be converted into an integer.", "n", "invalid_type"),
    schema(
      "Invalid file 'image': unsupported mimetype ('application/octet-stream'). "
        + "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
      "image", "unsupported_file_mimetype"),
    schema(
      "Invalid file 'image[0]': unsupported mimetype ('application/octet-stream'). "
        + "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
      "image[0]", "unsupported_file_mimetype"),
    schema("Missing required parameter: 'image'.", "image", "missing_required_parameter"),
  ]

  /// 5.4.
  private static let engine = [
    size("bogus", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
    size("0x0", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
    size("9x9", "Width and height must both be divisible by 16."),
    size("1024x256", "The maximum supported aspect ratio is 3:1."),
    size("3856x2160", "The longest edge must be less than or equal to 3840."),
    size("512x512", "Requested resolution is below the current minimum pixel budget."),
    size("3840x3840", "Requested resolution exceeds the current pixel budget."),
    size("123x456", "Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto."),
    engine(
      "Compression less than 100 is not supported for PNG output format", nil,
      "invalid_png_output_compression"),
    engine(
      "Transparent background is not supported for JPEG output format", nil,
      "invalid_transparent_background_output_format"),
    engine(
      "The model 'gpt-image-2' does not support the 'input_fidelity' parameter.", "input_fidelity",
      "invalid_input_fidelity_model"),
    engine("Streaming is only supported with n=1.", "input", "unsupported_parameter"),
    engine(
      "Invalid mask image format - mask size does not match image size", nil, "invalid_mask_image_format"),
    engine(
      "Invalid mask image format - mask image missing alpha channel", nil, "invalid_mask_image_format"),
    engine(
      "Invalid image file or mode for image 1, please check your image file.", nil, "invalid_image_file"),
  ]

  /// 5.8, as far as CONTRACT.md keeps it.
  private static let oldStack = [
    schema(
      "Invalid input image - format must be in ['RGBA', 'LA', 'L'], got RGB.", "image",
      "invalid_image_format"),
    schema("Uploaded image must be a PNG and less than 4 MB.", "image", "invalid_image_format"),
  ]

  /// Sentences that nobody is told, and why not.
  ///
  /// "Unknown parameter: 'quality'." is not among them, since variations say it; that dall-e-2 said it of
  /// generations, too, in its last weeks is not in force, because CONTRACT.md gives it the value `standard`.
  static let notInForce: [(sentence: String, reason: String)] = [
    // 5.3
    ("Missing required parameter: 'model'.", "CONTRACT.md gives a request without `model` a model."),
    ("The model 'dall-e-3' does not exist.", "On generations: CONTRACT.md keeps every documented model."),
    ("Invalid value: 'gpt-image-1'. Value must be 'dall-e-2'.", "A quirk that was gone by mid 2026."),
    // 5.4
    (
      "Invalid value: '1254x836'. Supported values are: '1024x1024', '1024x1536', '1536x1024', and 'auto'.",
      "The wording of 2025; that of 2026 is in force."
    ),
    (
      "Transparent background is not supported for this model.",
      "CONTRACT.md: transparent backgrounds work on gpt-image-2."
    ),
    ("Billing hard limit has been reached", "The emulator has no bill."),
    // 5.8: CONTRACT.md has ranges and choices of DALL·E refused in the modern sentences.
    (
      "'512x512' is not one of ['256x256', '512x512', '1024x1024', '1024x1792', '1792x1024'] - 'size'",
      "Now: Invalid size '…'. Supported sizes are …"
    ),
    ("The size is not supported by this model.", "Now: Invalid size '…'. Supported sizes are …"),
    ("'x' is not one of ['standard', 'hd'] - 'quality'", "Now: Invalid value: 'x'. Supported values are …"),
    ("0 is less than the minimum of 1 - 'n'", "Now: Invalid 'n': integer below minimum value. …"),
    ("You must provide n=1 for this model.", "Now: Invalid 'n': integer above maximum value. …"),
    ("'<prompt>' is too long - 'prompt'", "Now: Invalid 'prompt': string too long. …"),
    ("'image' is a required property", "Now: Missing required parameter: 'image'."),
    (
      "Additional properties are not allowed ('responseFormat' was unexpected)",
      "Now: Unknown parameter: 'responseFormat'."
    ),
    ("You must provide a prompt.", "Now: Missing required parameter: 'prompt'."),
    (
      "Invalid model X. The model argument should be left blank.", "Now: The model 'X' does not exist."
    ),
    (
      "Invalid file 'image': unsupported mimetype ('image/jpeg'). Supported file formats are 'image/png'.",
      "CONTRACT.md: Uploaded image must be a PNG and less than 4 MB."
    ),
  ]
}

// MARK: - Shapes

extension RecordedSentences {
  private static func schema(_ message: String, _ param: String, _ code: String) -> ErrorObject {
    ErrorObject(message: message, param: param, code: code)
  }

  private static func engine(_ message: String, _ param: String?, _ code: String) -> ErrorObject {
    ErrorObject(message: message, type: ErrorObject.engine, param: param, code: code)
  }

  private static func type(_ param: String, expected: String, got: String) -> ErrorObject {
    schema(
      "Invalid type for '\(param)': expected \(expected), but got \(got) instead.", param, "invalid_type")
  }

  private static func size(_ size: String, _ rule: String) -> ErrorObject {
    engine("Invalid size '\(size)'. \(rule)", "size", "invalid_value")
  }

  /// The five refusals of an integer; each pair is a value and the limit it breaks.
  private static func integer(
    _ param: String, below: (value: Int, limit: Int), above: (value: Int, limit: Int)
  ) -> [ErrorObject] {
    [
      schema(
        "Invalid '\(param)': integer below minimum value. "
          + "Expected a value >= \(below.limit), but got \(below.value) instead.",
        param, "integer_below_min_value"),
      schema(
        "Invalid '\(param)': integer above maximum value. "
          + "Expected a value <= \(above.limit), but got \(above.value) instead.",
        param, "integer_above_max_value"),
      type(param, expected: "an integer", got: "a decimal number"),
      type(param, expected: "an integer", got: "a string"),
      type(param, expected: "an integer", got: "a boolean"),
    ]
  }
}
