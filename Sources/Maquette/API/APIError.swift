/// A refusal: a status and the API's error object.
///
/// Every sentence of the API's is in this file. Where no wording of the real API was ever recorded, the
/// sentence is ours, in the API's grammar, and marked *Own wording*.
struct APIError: Error, Sendable, Equatable {
  /// Values of the error object's `type`.
  enum Kind: String, Sendable {
    /// The request does not fit the schema.
    case invalidRequest = "invalid_request_error"

    /// The emulator's own failure.
    case server = "server_error"

    /// The request fits the schema, and the engine that draws refuses it.
    case imageGenerationUser = "image_generation_user_error"

    /// What the safety system called its refusals first.
    case user = "user_error"

    /// The pictures of a minute are used up; named after what is counted, on a GPT image model.
    case inputImages = "input-images"

    /// The same on a DALL·E model.
    case requests

    /// There is no money left.
    case insufficientQuota = "insufficient_quota"
  }

  var status = 400
  var message: String
  var type = Kind.invalidRequest
  var param: String?
  var code: String?

  /// What a refusal of the safety system was about; only those have it.
  var moderationDetails: ModerationDetails?

  /// Header fields that go with the refusal.
  var headers: HTTPHeaders = [:]

  /// Whether there is an error object at all.
  var hasBody = true

  /// What of the schema the request breaks, for days when the API had another sentence for it.
  var violation: Violation?

  /// The error object, keys in the order recorded for a day (real-api.md, 5.1).
  func json(in wire: WireFormat) -> JSON {
    let members: [(String, JSON)] = [
      ("message", .string(message)),
      ("type", .string(type.rawValue)),
      ("param", param.map(JSON.string) ?? .null),
      ("code", code.map(JSON.string) ?? .null),
    ]
    let isAlphabetical = wire.errorObject == .alphabetical
    var object = JSON.Object(isAlphabetical ? members.sorted { $0.0 < $1.0 } : members)
    object["moderation_details"] = moderationDetails?.json
    return .object(object)
  }
}

// MARK: - Parameters: real-api.md, 5.3

extension APIError {
  static func missingParameter(_ name: String) -> APIError {
    APIError(
      message: "Missing required parameter: '\(name)'.", param: name, code: "missing_required_parameter",
      violation: .missing)
  }

  static func unknownParameter(_ name: String) -> APIError {
    APIError(
      message: "Unknown parameter: '\(name)'.", param: name, code: "unknown_parameter", violation: .unknown)
  }

  /// A multipart part named as the JSON form of the endpoint names its pictures.
  static func jsonNameInMultipart(_ name: String) -> APIError {
    APIError(
      message: "Unknown parameter: '\(name)'. For multipart/form-data use 'image' or 'image[]'.",
      param: name, code: "invalid_value", violation: .unknown)
  }

  /// A JSON key named as the multipart form of the endpoint names its pictures.
  static func formNameInJSON(_ name: String) -> APIError {
    APIError(
      message:
        "Unknown parameter: '\(name)'. For application/json on /v1/images/edits, use 'images' (array).",
      param: name, code: "invalid_value")
  }

  /// A JSON value of the wrong type; `got` is a phrase such as `an integer`.
  static func invalidType(_ name: String, expected: Violation.JSONType, got: String) -> APIError {
    invalidType(name, expected.phrase, got: got, .wrongType(expected))
  }

  /// A JSON value that is no text where one of `words` must be; `got` is a phrase such as `an integer`.
  static func invalidType(_ name: String, expectedOneOf words: [String], got: String) -> APIError {
    let phrase = "one of " + enumeration(words.map { "'\($0)'" }, conjunction: "or")
    return invalidType(name, phrase, got: got, .notAmong(words))
  }

  private static func invalidType(
    _ name: String, _ expectation: String, got: String, _ violation: Violation
  ) -> APIError {
    APIError(
      message: "Invalid type for '\(name)': expected \(expectation), but got \(got) instead.",
      param: name, code: "invalid_type", violation: violation)
  }

  /// A multipart text that does not spell a value of the type.
  static func unconvertibleText(_ name: String, expected: Violation.JSONType) -> APIError {
    APIError(
      message: "Invalid type for '\(name)': expected \(expected.phrase), "
        + "but got a string value that could not be converted into \(expected.phrase).",
      param: name, code: "invalid_type", violation: .wrongType(expected))
  }

  /// A word that is none of `supported`.
  static func unsupportedValue(_ name: String, _ value: String, supported: [String]) -> APIError {
    let list = enumeration(supported.map { "'\($0)'" }, conjunction: "and")
    return APIError(
      message: "Invalid value: '\(value)'. Supported values are: \(list).", param: name,
      code: "invalid_value",
      violation: .notAmong(supported))
  }

  static func unknownModel(_ id: String) -> APIError {
    APIError(
      message: "The model '\(id)' does not exist.", type: .imageGenerationUser, param: "model",
      code: "invalid_value", violation: .unknownModel)
  }

  static func emptyString(_ name: String) -> APIError {
    APIError(
      message: "Invalid '\(name)': empty string. Expected a string with minimum length 1, "
        + "but got an empty string instead.",
      param: name, code: "empty_string", violation: .empty)
  }

  /// A text longer than `limit`; both lengths are in Unicode code points.
  static func stringTooLong(_ name: String, length: Int, limit: Int) -> APIError {
    APIError(
      message: "Invalid '\(name)': string too long. Expected a string with maximum length \(limit), "
        + "but got a string with length \(length) instead.",
      param: name, code: "string_above_max_length", violation: .tooLong)
  }

  /// An integer below `limit`; `value` is as the client wrote it, which may be too large for a machine integer.
  static func integerTooSmall(_ name: String, value: String, limit: Int) -> APIError {
    APIError(
      message: "Invalid '\(name)': integer below minimum value. Expected a value >= \(limit), "
        + "but got \(value) instead.",
      param: name, code: "integer_below_min_value", violation: .below(limit))
  }

  /// An integer above `limit`; `value` is as the client wrote it, which may be too large for a machine integer.
  static func integerTooLarge(_ name: String, value: String, limit: Int) -> APIError {
    APIError(
      message: "Invalid '\(name)': integer above maximum value. Expected a value <= \(limit), "
        + "but got \(value) instead.",
      param: name, code: "integer_above_max_value", violation: .above(limit))
  }

  static func emptyArray(_ name: String) -> APIError {
    APIError(
      message: "Invalid '\(name)': empty array. Expected an array with minimum length 1, "
        + "but got an empty array instead.",
      param: name, code: "empty_array")
  }

  /// Joins with commas and a conjunction: `a`, `a and b`, `a, b, and c`.
  private static func enumeration(_ items: [String], conjunction: String) -> String {
    guard let last = items.last else { return "" }
    switch items.count {
    case 1: return last
    case 2: return "\(items[0]) \(conjunction) \(last)"
    default: return items.dropLast().joined(separator: ", ") + ", \(conjunction) \(last)"
    }
  }
}

// MARK: - Sizes: real-api.md, 5.4

extension APIError {
  /// A size that is not in the list of a model with few.
  static func unsupportedSize(_ size: String, supported: [String]) -> APIError {
    var error = invalidSize(size, "Supported sizes are \(enumeration(supported, conjunction: "and")).")
    error.violation = .unsupportedSize(supported)
    return error
  }

  static func malformedSize(_ size: String) -> APIError {
    invalidSize(size, "Expected WIDTHxHEIGHT, for example '1824x1024'.")
  }

  static func indivisibleSize(_ size: String, multiple: Int) -> APIError {
    invalidSize(size, "Width and height must both be divisible by \(multiple).")
  }

  static func elongatedSize(_ size: String, aspectRatio: Int) -> APIError {
    invalidSize(size, "The maximum supported aspect ratio is \(aspectRatio):1.")
  }

  static func sizeEdgeTooLong(_ size: String, limit: Int) -> APIError {
    invalidSize(size, "The longest edge must be less than or equal to \(limit).")
  }

  static func sizeBelowPixelBudget(_ size: String) -> APIError {
    invalidSize(size, "Requested resolution is below the current minimum pixel budget.")
  }

  static func sizeAbovePixelBudget(_ size: String) -> APIError {
    invalidSize(size, "Requested resolution exceeds the current pixel budget.")
  }

  private static func invalidSize(_ size: String, _ rule: String) -> APIError {
    APIError(
      message: "Invalid size '\(size)'. \(rule)", type: .imageGenerationUser, param: "size",
      code: "invalid_value")
  }
}

// MARK: - Combinations: real-api.md, 5.4

extension APIError {
  static let compressedPNG = APIError(
    message: "Compression less than 100 is not supported for PNG output format", type: .imageGenerationUser,
    code: "invalid_png_output_compression")

  static let transparentJPEG = APIError(
    message: "Transparent background is not supported for JPEG output format", type: .imageGenerationUser,
    code: "invalid_transparent_background_output_format")

  static let transparencyUnsupported = APIError(
    message: "Transparent background is not supported for this model.", type: .imageGenerationUser,
    param: "background", code: "invalid_value")

  static func inputFidelityUnsupported(model: String) -> APIError {
    APIError(
      message: "The model '\(model)' does not support the 'input_fidelity' parameter.",
      type: .imageGenerationUser, param: "input_fidelity", code: "invalid_input_fidelity_model")
  }

  static let streamOfSeveral = APIError(
    message: "Streaming is only supported with n=1.", type: .imageGenerationUser, param: "input",
    code: "unsupported_parameter")
}

// MARK: - Uploaded pictures: CONTRACT.md, "Uploaded pictures"

extension APIError {
  /// A part declared, or named, as something that is no picture.
  static func unsupportedMimetype(_ part: String, mimetype: String, supported: [String]) -> APIError {
    let list = enumeration(supported.map { "'\($0)'" }, conjunction: "and")
    return APIError(
      message: "Invalid file '\(part)': unsupported mimetype ('\(mimetype)'). "
        + "Supported file formats are \(list).",
      param: part, code: "unsupported_file_mimetype")
  }

  /// Own wording; `limit` is in megabytes.
  static func fileTooLarge(_ part: String, limit: Int) -> APIError {
    APIError(
      message: "Invalid '\(part)': file too large. Expected a file with maximum size \(limit)MB.",
      param: part, code: "file_above_max_size")
  }

  /// Own wording.
  static func tooManyImages(_ name: String, count: Int, limit: Int) -> APIError {
    APIError(
      message: "Invalid '\(name)': array too long. Expected an array with maximum length \(limit), "
        + "but got an array with length \(count) instead.",
      param: name, code: "array_above_max_length", violation: .tooMany)
  }

  /// A picture for a GPT image model that does not decode; `number` counts from 1.
  static func undecodableImage(number: Int) -> APIError {
    APIError(
      message: "Invalid image file or mode for image \(number), please check your image file.",
      type: .imageGenerationUser, code: "invalid_image_file")
  }

  /// The same as it was said first; `index` counts from 0.
  static func undecodableImage(index: Int) -> APIError {
    APIError(
      message: "Invalid image file or mode for image \(index), please check the your image file.",
      type: .imageGenerationUser, code: "invalid_image_file")
  }

  /// The code of all refusals of a picture by a DALL·E model.
  static let pictureCode = "invalid_image_format"

  static func notASmallPNG(_ name: String) -> APIError {
    APIError(
      message: "Uploaded image must be a PNG and less than 4 MB.", param: name, code: pictureCode)
  }

  /// Own wording.
  static func notSquare(_ name: String, size: PixelSize) -> APIError {
    APIError(
      message: "Uploaded image must be square, but its size is \(size).", param: name,
      code: pictureCode)
  }

  /// A picture without alpha where the area to redraw is its transparent part; `mode` as Pillow names it.
  static func imageWithoutAlpha(_ name: String, mode: String) -> APIError {
    APIError(
      message: "Invalid input image - format must be in ['RGBA', 'LA', 'L'], got \(mode).", param: name,
      code: pictureCode)
  }

  static let maskSizeMismatch = invalidMask("mask size does not match image size")
  static let maskWithoutAlpha = invalidMask("mask image missing alpha channel")

  private static func invalidMask(_ reason: String) -> APIError {
    APIError(
      message: "Invalid mask image format - \(reason)", type: .imageGenerationUser,
      code: "invalid_mask_image_format")
  }

  /// Own wording, as are the two that follow: what `markup` is refused with was never recorded.
  static let markupSizeMismatch = invalidMarkup("markup size does not match image size")
  static let markupWithoutAlpha = invalidMarkup("markup image missing alpha channel")

  static let markupWithMask = APIError(
    message: "The 'markup' parameter is not supported together with 'mask'.", type: .imageGenerationUser,
    param: "markup", code: "unsupported_parameter")

  private static func invalidMarkup(_ reason: String) -> APIError {
    APIError(
      message: "Invalid markup image format - \(reason)", type: .imageGenerationUser,
      code: "invalid_markup_image_format")
  }
}

// MARK: - Referred pictures: real-api.md, 5.3, "Edits, JSON body"; CONTRACT.md, "Uploaded pictures"

extension APIError {
  /// A reference with neither or both of its two keys.
  ///
  /// Own wording.
  static func ambiguousReference(_ name: String) -> APIError {
    APIError(
      message: "Invalid '\(name)': expected exactly one of 'image_url' or 'file_id'.", param: name,
      code: "invalid_value")
  }

  static func downloadFailed(status: Int) -> APIError {
    APIError(
      message: "Error while downloading file. Upstream status code: \(status).", param: "url",
      code: "invalid_value")
  }

  static func invalidImageData(_ name: String) -> APIError {
    APIError(
      message: "Invalid image data.", type: .imageGenerationUser, param: name, code: "invalid_image_file")
  }

  /// Own wording.
  static func noSuchFile(_ id: String, param: String) -> APIError {
    APIError(message: noSuchFile(id), param: param, code: "invalid_value")
  }

  /// An id that the Files API does not know.
  ///
  /// Own wording.
  static func fileNotFound(_ id: String) -> APIError {
    APIError(status: 404, message: noSuchFile(id), param: "id")
  }

  private static func noSuchFile(_ id: String) -> String {
    "No such File object: \(id)"
  }
}

// MARK: - Accounts: real-api.md, 5.5

extension APIError {
  static let missingKey = unauthorized(message: "Missing bearer or basic authentication in header")

  /// The same as it was said for the DALL·E models.
  static let missingKeyExplained = unauthorized(
    message:
      "You didn't provide an API key. You need to provide your API key in an Authorization header using "
      + "Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if "
      + "you're accessing the API from your browser and are prompted for a username and password. You can obtain "
      + "an API key from https://platform.openai.com/account/api-keys.")

  static func incorrectKey(_ key: String) -> APIError {
    unauthorized(
      message: "Incorrect API key provided: \(APIKey.masked(key)). "
        + "You can find your API key at https://platform.openai.com/account/api-keys.",
      code: "invalid_api_key")
  }

  /// Too many pictures in a minute: `used` of `limit` are used up, and `wait` is until `requested` more are not.
  static func rateLimitReached(
    _ model: Model, organization: String, limit: Int, used: Int, requested: Int, wait: Duration,
    wording: Wording
  ) -> APIError {
    let message =
      model.isGPTImage && wording.hasBareRateLimit
      ? "You've exceeded the rate limit, please slow down and try again after \(wait.inSeconds) seconds."
      : model.isGPTImage
        ? "Rate limit reached for \(model.id) (for limit gpt-image) in organization \(organization) "
          + "on input-images per min: Limit \(limit), Used \(used), Requested \(requested). "
          + "Please try again in \(wait.inWords). Visit https://platform.openai.com/account/rate-limits to learn more."
        : dallERateLimit(organization: organization, limit: limit, current: used + requested)
    var error = rateLimited(model, message)
    error.headers["Retry-After"] = String(wait.wholeSeconds)
    error.headers["x-ratelimit-limit-\(error.type.rawValue)"] = String(limit)
    error.headers["x-ratelimit-remaining-\(error.type.rawValue)"] = String(limit - used)
    error.headers["x-ratelimit-reset-\(error.type.rawValue)"] = wait.inWords
    return error
  }

  /// More pictures in one request than a minute has; no waiting helps.
  static func requestTooLarge(
    _ model: Model, organization: String, limit: Int, requested: Int
  ) -> APIError {
    let message =
      model.isGPTImage
      ? "Request too large for \(model.id) (for limit gpt-image) in organization \(organization) "
        + "on input-images per min: Limit \(limit), Requested \(requested). "
        + "You can increase your rate limit by adding a payment method to your account at "
        + "https://platform.openai.com/account/billing."
      : dallERateLimit(organization: organization, limit: limit, current: requested)
    return rateLimited(model, message)
  }

  private static func dallERateLimit(organization: String, limit: Int, current: Int) -> String {
    "Rate limit exceeded for images per minute in organization \(organization). Limit: \(limit)/1min. "
      + "Current: \(current)/1min. Please visit https://platform.openai.com/docs/guides/rate-limits "
      + "to learn how to increase your rate limit."
  }

  static func unverifiedOrganization(model: String) -> APIError {
    APIError(
      status: 403,
      message: "Your organization must be verified to use the model `\(model)`. "
        + "Please go to: https://platform.openai.com/settings/organization/general and click on "
        + "Verify Organization. If you just verified, it can take up to 15 minutes for access to propagate.")
  }

  static let quotaExceeded = APIError(
    status: 429,
    message:
      "You exceeded your current quota, please check your plan and billing details. For more information "
      + "on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
    type: .insufficientQuota, code: "insufficient_quota")

  static let billingLimitReached = APIError(
    message: "Billing hard limit has been reached", type: .imageGenerationUser,
    code: "billing_hard_limit_reached")

  private static func rateLimited(_ model: Model, _ message: String) -> APIError {
    APIError(
      status: 429, message: message, type: model.isGPTImage ? .inputImages : .requests,
      code: "rate_limit_exceeded")
  }

  private static func unauthorized(message: String, code: String? = nil) -> APIError {
    APIError(
      status: 401, message: message, code: code,
      headers: ["WWW-Authenticate": #"Bearer realm="OpenAI API""#])
  }
}

// MARK: - Moderation: real-api.md, 5.6

extension APIError {
  /// The member `moderation_details` of an error object.
  struct ModerationDetails: Sendable, Equatable {
    /// Whether it was about what was sent or about what was drawn.
    enum Stage: String, Sendable {
      case input
      case output
    }

    var stage: Stage
    var categories = ["other"]

    var json: JSON {
      ["moderation_stage": .string(stage.rawValue), "categories": .array(categories.map(JSON.string))]
    }
  }

  static func moderationBlocked(
    _ stage: ModerationDetails.Stage, _ model: Model, requestID: String, wording: Wording.Moderation
  ) -> APIError {
    switch wording {
    case .unexplained:
      // The sentence ends in a space.
      return APIError(message: "Your request was rejected as a result of our safety system. ")
    case .contentPolicy:
      return contentPolicyViolation(stage)
    case .userError:
      guard model.isGPTImage else { return contentPolicyViolation(stage) }
      return APIError(
        message: "Your request was rejected as a result of our safety system. "
          + "Your request may contain content that is not allowed by our safety system.",
        type: .user, code: "moderation_blocked")
    case .violations where !model.isGPTImage:
      return contentPolicyViolation(stage)
    case .violations, .details:
      var error = APIError(
        message: "Your request was rejected by the safety system. If you believe this is an error, "
          + "contact us at help.openai.com and include the request ID \(requestID).",
        type: .imageGenerationUser, code: "moderation_blocked")
      if wording == .violations {
        error.message += " safety_violations=[sexual]."
      } else {
        error.moderationDetails = ModerationDetails(stage: stage)
      }
      return error
    }
  }

  private static func contentPolicyViolation(_ stage: ModerationDetails.Stage) -> APIError {
    let reason =
      switch stage {
      case .input: "Your prompt may contain text that is not allowed by our safety system."
      case .output:
        "Image descriptions generated from your prompt may contain text that is not allowed by our safety system. "
          + "If you believe this was done in error, your request may succeed if retried, or by adjusting your prompt."
      }
    return APIError(
      message: "Your request was rejected as a result of our safety system. \(reason)",
      code: "content_policy_violation")
  }
}

// MARK: - Transport: real-api.md, 5.7

extension APIError {
  /// A path of no operation, of which nothing is said.
  static let silentUnknownPath = APIError(status: 404, message: "", hasBody: false)

  static func unknownPath(method: String, path: String) -> APIError {
    APIError(status: 404, message: "Invalid URL (\(method) \(path))")
  }

  static func methodNotAllowed(_ method: String, path: String, allowed: [String]) -> APIError {
    APIError(
      status: 405,
      message: "Not allowed to \(method) on \(path). "
        + "(HINT: Perhaps you meant to use a different HTTP method?)",
      headers: ["Allow": allowed.joined(separator: ", ")])
  }

  /// An id that `GET /v1/models/{id}` does not know.
  ///
  /// Own wording, after the images endpoints' sentence.
  static func noSuchModel(_ id: String) -> APIError {
    APIError(
      status: 404, message: "The model '\(id)' does not exist", param: "model", code: "model_not_found")
  }

  /// A refusal of a form in the time of two APIs, whatever was wrong with it (real-api.md, 5.3).
  static func onlyForDallE2(model: String) -> APIError {
    APIError(
      message: "Invalid value: '\(model)'. Value must be 'dall-e-2'.", param: "model", code: "invalid_value")
  }

  static func unsupportedContentType(_ contentType: String, accepted: [String]) -> APIError {
    let list = enumeration(accepted.map { "'\($0)'" }, conjunction: "and")
    return APIError(
      message: "Unsupported content type. This API method only accepts \(list) requests, "
        + "but you specified the header 'Content-Type: \(contentType)'. "
        + "Please try again with a supported content type.",
      code: "unsupported_content_type")
  }

  static let malformedJSON = APIError(
    message:
      "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your "
      + "HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. "
      + "If you have trouble figuring out how to fix this, please contact us through our help center at "
      + "help.openai.com.)")

  /// A form that does not parse.
  ///
  /// Own wording.
  static func malformedMultipart(_ error: MultipartError) -> APIError {
    switch error {
    case .invalidBoundary(let boundary): malformedForm("'\(boundary)' cannot be a boundary")
    case .noBoundary: malformedForm("no line holds the boundary that the Content-Type header names")
    case .truncated: malformedForm("it ends before its last boundary")
    case .tooManyParts(let limit): malformedForm("it has more than \(limit) parts")
    case .headerTooLarge(let part): malformedForm("the header of part \(part) is too large")
    case .malformedHeader(let part): malformedForm("a header field of part \(part) is malformed")
    case .malformedDisposition(let part):
      malformedForm("the Content-Disposition of part \(part) is malformed")
    }
  }

  /// A form whose `Content-Type` names no boundary.
  ///
  /// Own wording.
  static let missingBoundary = malformedForm("the Content-Type header has no boundary")

  /// A part of a form without a name; parts count from 0.
  ///
  /// Own wording.
  static func unnamedPart(_ part: Int) -> APIError {
    malformedForm("part \(part) has no name")
  }

  private static func malformedForm(_ detail: String) -> APIError {
    APIError(message: "We could not parse the multipart/form-data body of your request: \(detail).")
  }

  /// A failure that is no fault of the request.
  static let serverError = APIError(
    status: 500, message: "The server had an error while processing your request. Sorry about that!",
    type: .server)

  /// The same as the service words it.
  static func processingFailed(requestID: String, wording: Wording) -> APIError {
    guard !wording.isSorry else { return serverError }
    return APIError(
      status: 500,
      message: "An error occurred while processing your request. You can retry your request, or contact us "
        + "through our help center at help.openai.com if the error persists. "
        + "Please include the request ID \(requestID) in your message.",
      type: .server, code: "server_error")
  }

  /// A request that did not arrive whole or well-formed.
  ///
  /// Own wording.
  static func transport(_ error: HTTPError) -> APIError {
    let (status, message) =
      switch error {
      case .malformed(let detail): (400, "We could not parse your HTTP request: \(detail).")
      case .unsupportedVersion: (505, "This server speaks HTTP/1.1 and HTTP/1.0 only.")
      case .targetTooLong(let limit): (414, "The request line is longer than \(limit) bytes.")
      case .headTooLarge: (431, "The request's header fields are too many or too long.")
      case .bodyTooLarge(let limit): (413, "The request body is larger than \(limit) bytes.")
      case .unsupportedTransferCoding(let coding):
        (501, "The transfer coding '\(coding)' is not supported. Use 'chunked' or Content-Length.")
      case .unsupportedExpectation(let expectation):
        (417, "The expectation '\(expectation)' is not supported. Only '100-continue' is.")
      case .unsupportedMethod(let method): (501, "The method '\(method)' is not supported.")
      case .timeout: (408, "The request did not arrive in time.")
      case .storageFailed(let reason): (503, "The request body could not be kept: \(reason).")
      case .tooManyUploads(let limit):
        (503, "The request body could not be kept: more than \(limit) bytes are being uploaded at once.")
      case .tooManyConnections(let limit): (503, "There are \(limit) connections to this server already.")
      case .outOfDescriptors: (503, "This server has no file descriptor left for another connection.")
      }
    return APIError(status: status, message: message, type: status == 503 ? .server : .invalidRequest)
  }
}

// MARK: - Faults: INTERFACES.md, "Faults"

extension APIError {
  /// A header or a prompt, named by `place`, that asks for a fault which there is not.
  ///
  /// Own wording, which says that it is no refusal of the API's.
  static func unreadableFault(in place: String, _ error: FaultOrderError) -> APIError {
    let reason =
      switch error {
      case .malformed: "a fault is asked for as NAME or NAME;parameter=value"
      case .unknown(let name):
        "there is no fault '\(name.cut(to: 100))'. The faults are \(Fault.names.joined(separator: ", "))"
      case .unsuitableParameter(let name, let fault):
        "the fault '\(fault)' has no parameter '\(name.cut(to: 100))'"
      case .invalidValue(let parameter, let expectation): "'\(parameter)' must be \(expectation)"
      }
    return APIError(message: "Maquette: \(reason).", param: place, code: "unreadable_fault")
  }
}
