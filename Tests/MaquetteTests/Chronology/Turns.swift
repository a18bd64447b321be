@testable import Maquette

extension Turn {
  /// One for each change of the chronology, in its order.
  static let all = dallE + gptImage1 + gptImage2 + gptImage25

  private static let square = #"{"prompt":"x","model":"dall-e-2","size":"256x256"}"#
  private static let gpt = #"{"prompt":"x","model":"gpt-image-1","size":"1024x1024","quality":"low"}"#
  private static let invalidURL = "Invalid URL (POST /v1/images/generations) / -"

  // MARK: 2022 to 2024

  private static let dallE = [
    Turn(
      "2022-11-03", "dall-e-2 appears", generation(#"{"prompt":"x","size":"256x256"}"#), invalidURL, "200"),
    Turn(
      "2022-11-03", "Pictures and refusals are told with a line feed",
      { emulator in
        let response = emulator.get("/v1/nothing")
        return try keys(response) + " " + (response.error().object?.keys ?? []).joined(separator: " ")
      },
      "error message type param code", "error\\n code message param type"),
    Turn(
      "2022-11-03", "Refusals are in the words", generation(#"{"prompt":"x","n":0}"#), invalidURL,
      "0 is less than the minimum of 1 - 'n' / -"),
    Turn("2022-11-03", "A request without a key", withoutKey, shortKeySentence, longKeySentence),
    Turn(
      "2022-11-03", "The safety system rejects without", fault("moderation", "dall-e-2"), invalidURL,
      "Your request was rejected as a result of our safety system.  / -"),
    Turn("2022-11-03", "The server is sorry", serverError, invalidURL, sorry),
    Turn(
      "2022-11-03", "Strict-Transport-Security is", header("strict-transport-security"), "none",
      "max-age=15724800; includeSubDomains"),
    Turn("2022-11-03", "Links name version", linkVersion, "none", "sv=2021-08-06 skv=2021-08-06"),
    Turn(
      "2023-11-06", "dall-e-3 appears", generation(#"{"prompt":"x","model":"dall-e-3"}"#),
      "Invalid model dall-e-3. The model argument should be left blank. / -", "200"),
    Turn(
      "2023-11-06", "dall-e-2 takes quality",
      generation(#"{"prompt":"x","size":"256x256","quality":"standard"}"#),
      "Additional properties are not allowed ('quality' was unexpected) / -", "200"),
    Turn(
      "2023-11-06", "The safety system rejects with", fault("moderation", "dall-e-2"),
      "Your request was rejected as a result of our safety system.  / -", promptMayContain),
    Turn(
      "2024-01-01", "Refusals of uploaded pictures",
      { emulator in
        let response = emulator.post(.edits, form: [.file("image", [1]), .field("prompt", "x")])
        let error = try response.error()
        return "\(error["message"]?.string ?? "") / \(error["code"]?.string ?? "-")"
      },
      "Uploaded image must be a PNG and less than 4 MB. / -",
      "Uploaded image must be a PNG and less than 4 MB. / invalid_image_format"),
    Turn(
      "2024-02-01", "x-request-id",
      { ($0.get("/v1/models").headers["x-request-id"] ?? "").replacing(/[0-9a-f]{32}/, with: "ID") }, "ID",
      "req_ID"),
    Turn(
      "2024-08-04", "Links name version 2024", linkVersion, "sv=2021-08-06 skv=2021-08-06",
      "sv=2024-08-04 skv=2024-08-04"),
    Turn("2025-01-01", "A request without a key is told", withoutKey, longKeySentence, shortKeySentence),
  ]

  private static let withoutKey: Sight = { emulator in
    try emulator.get("/v1/models", key: nil).error()["message"]?.string ?? ""
  }

  private static let shortKeySentence = "Missing bearer or basic authentication in header"

  private static let longKeySentence =
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth "
    + "(i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if you're accessing "
    + "the API from your browser and are prompted for a username and password. You can obtain an API key from "
    + "https://platform.openai.com/account/api-keys."

  private static let serverError: Sight = { emulator in
    try fault("server_error", "dall-e-2")(emulator).replacing(/req_[0-9a-f]{32}/, with: "ID")
  }

  private static let sorry = "The server had an error while processing your request. Sorry about that! / -"

  private static let promptMayContain =
    "Your request was rejected as a result of our safety system. Your prompt may contain text that is not allowed "
    + "by our safety system. / content_policy_violation"

  // MARK: 2025

  private static let gptImage1 = [
    Turn(
      "2025-04-23", "gpt-image-1 appears", keys(gpt), "error\\n",
      "created data usage / b64_json / input_tokens input_tokens_details output_tokens total_tokens"),
    Turn(
      "2025-04-23", "Generations without a model", generation(#"{"prompt":"x","output_format":"png"}"#),
      "Additional properties are not allowed ('output_format' was unexpected) / -", "200"),
    Turn(
      "2025-04-23", "Generations and edits end", { try keys($0.post(.generations, json: square)) },
      "created data / url\\n", "created data / url"),
    Turn(
      "2025-04-23", "Refusals have the sentences", generation(#"{"prompt":"x","model":"dall-e-2","n":0}"#),
      "0 is less than the minimum of 1 - 'n' / -",
      "Invalid 'n': integer below minimum value. Expected a value >= 1, but got 0 instead. "
        + "/ integer_below_min_value"),
    Turn(
      "2025-04-23", "A size that gpt-image-1 lacks",
      generation(#"{"prompt":"x","model":"gpt-image-1","size":"1254x836"}"#),
      "Invalid model gpt-image-1. The model argument should be left blank. / -", sizeAsWord),
    Turn(
      "2025-04-23", "Whatever is wrong with the form", edit("model=gpt-image-1", "quality=ultra"),
      "Invalid model gpt-image-1. The model argument should be left blank. / -",
      "Invalid value: 'gpt-image-1'. Value must be 'dall-e-2'. / invalid_value"),
    Turn(
      "2025-04-23", "A picture for gpt-image-1 that does not decode is counted from 0", undecodableEdit,
      "Invalid model gpt-image-1. The model argument should be left blank. / -",
      "Invalid image file or mode for image 0, please check the your image file. / invalid_image_file"),
    Turn(
      "2025-04-23", "An error of the server's", serverError, sorry,
      "An error occurred while processing your request. You can retry your request, or contact us through our help "
        + "center at help.openai.com if the error persists. Please include the request ID ID in your message. "
        + "/ server_error"),
    Turn(
      "2025-04-23", "The safety system rejects on", fault("moderation", "gpt-image-1"), promptMayContain,
      "Your request was rejected as a result of our safety system. Your request may contain content that is not "
        + "allowed by our safety system. / moderation_blocked"),
    Turn(
      "2025-04-23", "Strict-Transport-Security is max-age=31536000", header("strict-transport-security"),
      "max-age=15724800; includeSubDomains", "max-age=31536000; includeSubDomains; preload"),
    Turn(
      "2025-06-01", "The safety system names",
      { try fault("moderation", "gpt-image-1")($0).replacing(/req_[0-9a-f]{32}/, with: "ID") },
      "Your request was rejected as a result of our safety system. Your request may contain content that is not "
        + "allowed by our safety system. / moderation_blocked",
      safetySystem + " safety_violations=[sexual]. / moderation_blocked"),
    Turn(
      "2025-06-01", "A rate limit says how long", rateLimit, longRateLimit,
      "You've exceeded the rate limit, please slow down and try again after 1.00 seconds. / rate_limit_exceeded"
    ),
    Turn(
      "2025-06-05", "A picture for gpt-image-1 that does not decode is counted from 1", undecodableEdit,
      "Invalid image file or mode for image 0, please check the your image file. / invalid_image_file",
      "Invalid image file or mode for image 1, please check your image file. / invalid_image_file"),
    Turn(
      "2025-08-01", "Answers tell background", keys(gpt),
      "created data usage / b64_json / input_tokens input_tokens_details output_tokens total_tokens",
      "created background data output_format quality size usage / b64_json / input_tokens input_tokens_details "
        + "output_tokens total_tokens"),
    Turn(
      "2025-08-01", "x-envoy-upstream-service-time appears",
      { $0.get("/v1/models").headers["x-envoy-upstream-service-time"] == nil ? "no" : "yes" }, "no", "yes"),
    Turn("2025-09-01", "Variations end", variation, "created data / url\\n", "created data / url"),
    Turn(
      "2025-09-01", "A rate limit says what is limited", rateLimit,
      "You've exceeded the rate limit, please slow down and try again after 1.00 seconds. / rate_limit_exceeded",
      longRateLimit),
    Turn(
      "2025-10-01", "x-envoy-upstream-service-time goes",
      { $0.get("/v1/models").headers["x-envoy-upstream-service-time"] == nil ? "no" : "yes" }, "yes", "no"),
    Turn("2025-10-06", "gpt-image-1-mini appears", models("gpt-image-1-mini"), "", "gpt-image-1-mini"),
    Turn(
      "2025-12-16", "gpt-image-1.5 and chatgpt", models("gpt-image-1.5", "chatgpt-image-latest"), "",
      "gpt-image-1.5 chatgpt-image-latest"),
    Turn(
      "2025-12-16", "Edits without a model",
      { emulator in
        let parts: [FormPart] = [
          .file("image", try Sample.png(64, 64, isMask: true)), .field("prompt", "x"),
        ]
        _ = emulator.post(.edits, form: parts)
        _ = emulator.post(.generations, json: #"{"prompt":"x","output_format":"png"}"#)
        return try emulator.journal().compactMap { $0["model"]?.string }.joined(separator: " ")
      },
      "dall-e-2 gpt-image-1", "gpt-image-1.5 gpt-image-1.5"),
  ]

  private static let undecodableEdit: Sight = { emulator in
    let file = FormPart.file("image", [1], filename: "a.png", type: "image/png")
    let parts = [file, .field("prompt", "x"), .field("model", "gpt-image-1")]
    return try outcome(emulator.post(.edits, form: parts))
  }

  private static let sizeAsWord =
    "Invalid value: '1254x836'. Supported values are: '1024x1024', '1024x1536', '1536x1024', and 'auto'. "
    + "/ invalid_value"

  private static let safetySystem =
    "Your request was rejected by the safety system. If you believe this is an error, contact us at "
    + "help.openai.com and include the request ID ID."

  private static let rateLimit: Sight = { emulator in
    try fault("rate_limit", "gpt-image-1")(emulator).replacing(/org-\w{24}/, with: "org-ID")
  }

  private static let longRateLimit =
    "Rate limit reached for gpt-image-1 (for limit gpt-image) in organization org-ID on input-images per min: "
    + "Limit 5, Used 5, Requested 1. Please try again in 1s. Visit https://platform.openai.com/account/rate-limits "
    + "to learn more. / rate_limit_exceeded"

  private static let variation: Sight = { emulator in
    let parts: [FormPart] = [.file("image", try Sample.png(64, 64)), .field("size", "256x256")]
    let response = emulator.post(.variations, form: parts)
    return response.bytes.isEmpty ? "\(response.status), empty" : try keys(response)
  }

  // MARK: 2026

  private static let gptImage2 = [
    Turn(
      "2026-01-01", "The engine refuses a size",
      generation(#"{"prompt":"x","model":"gpt-image-1","size":"1254x836"}"#), sizeAsWord,
      "Invalid size '1254x836'. Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto. / invalid_value"
    ),
    Turn(
      "2026-02-06", "Links name version 2026", linkVersion, "sv=2024-08-04 skv=2024-08-04",
      "sv=2026-02-06 skv=2026-02-06"),
    Turn(
      "2026-02-09", "Edits take JSON",
      { emulator in
        let error = try emulator.post(.edits, json: #"{"prompt":"x","model":"gpt-image-1","images":[]}"#)
          .error()
        return error["message"]?.string ?? ""
      },
      "Unsupported content type. This API method only accepts 'multipart/form-data' requests, but you specified "
        + "the header 'Content-Type: application/json'. Please try again with a supported content type.",
      "Invalid 'images': empty array. Expected an array with minimum length 1, but got an empty array instead."
    ),
    Turn(
      "2026-03-31", "dall-e-2 does not know quality",
      generation(#"{"prompt":"x","model":"dall-e-2","size":"256x256","quality":"standard"}"#), "200",
      "Unknown parameter: 'quality'. / unknown_parameter"),
    Turn(
      "2026-03-31", "A file for dall-e-2",
      { emulator in
        let file = FormPart.file("image", [1], filename: nil, type: "application/octet-stream")
        let parts = [file, .field("prompt", "x"), .field("model", "dall-e-2")]
        return try emulator.post(.edits, form: parts).error()["message"]?.string ?? ""
      },
      "Uploaded image must be a PNG and less than 4 MB.",
      "Invalid file 'image': unsupported mimetype ('application/octet-stream'). Supported file formats are "
        + "'image/png'."),
    Turn(
      "2026-04-21", "gpt-image-2 and its snapshot", models("gpt-image-2", "gpt-image-2-2026-04-21"), "",
      "gpt-image-2 gpt-image-2-2026-04-21"),
    Turn("2026-05-12", "Variations are gone", variation, "created data / url", "404, empty"),
    Turn(
      "2026-05-12", "model is required", generation(#"{"prompt":"x","size":"256x256"}"#), "200",
      "Missing required parameter: 'model'. / missing_required_parameter"),
    Turn(
      "2026-05-12", "dall-e-2 and dall-e-3 are retired", generation(square), "200",
      "The model 'dall-e-2' does not exist. / invalid_value"),
    Turn(
      "2026-06-01", "usage tells output_tokens_details", keys(gpt),
      "created background data output_format quality size usage / b64_json / input_tokens input_tokens_details "
        + "output_tokens total_tokens", eraD),
    Turn(
      "2026-07-01", "The refusal of the form", edit("model=gpt-image-1", "quality=ultra"),
      "Invalid value: 'gpt-image-1'. Value must be 'dall-e-2'. / invalid_value",
      "Invalid value: 'ultra'. Supported values are: 'low', 'medium', 'high', and 'auto'. / invalid_value"),
    Turn(
      "2026-07-01", "The safety system tells",
      { try fault("moderation", "gpt-image-1")($0).replacing(/req_[0-9a-f]{32}/, with: "ID") },
      safetySystem + " safety_violations=[sexual]. / moderation_blocked",
      safetySystem + " / moderation_blocked, details"),
    Turn(
      "2026-08-20", "gpt-image-2 takes background",
      generation(#"{"prompt":"x","model":"gpt-image-2","quality":"low","background":"transparent"}"#),
      "Transparent background is not supported for this model. / invalid_value", "200"),
  ]

  private static let eraD =
    "created background data output_format quality size usage / b64_json / input_tokens input_tokens_details "
    + "output_tokens output_tokens_details total_tokens"

  private static let gptImage25 = [
    Turn(
      "2026-09-08", "gpt-image-2.5-sunburst and",
      models(
        "gpt-image-2.5-sunburst", "gpt-image-2.5-sunburst-2026-09-08", "gpt-image-2.5-flare",
        "gpt-image-2.5-flare-2026-09-08"), "",
      "gpt-image-2.5-sunburst gpt-image-2.5-sunburst-2026-09-08 gpt-image-2.5-flare "
        + "gpt-image-2.5-flare-2026-09-08"),
    Turn(
      "2026-09-10", "Every picture has a generation_id", keys(gpt), eraD,
      eraD.replacing("b64_json", with: "b64_json generation_id")),
    Turn(
      "2026-10-23", "gpt-image-1 is retired", generation(gpt), "200",
      "The model 'gpt-image-1' does not exist. / invalid_value"),
    Turn(
      "2026-11-01", "gpt-image-2.6-sunburst", models("gpt-image-2.6-sunburst", "gpt-image-2.6-flare"), "",
      "gpt-image-2.6-sunburst gpt-image-2.6-flare"),
    Turn(
      "2026-11-01", "safety_identifier",
      generation(
        #"{"prompt":"x","model":"gpt-image-1-mini","quality":"low","safety_identifier":"u"}"#),
      "Unknown parameter: 'safety_identifier'. / unknown_parameter", "200"),
    Turn(
      "2026-11-01", "Where no safety_identifier",
      { emulator in
        let body = #"{"prompt":"x","model":"gpt-image-1-mini","quality":"low","user":"u"}"#
        return try emulator.post(.generations, json: body).json()["safety_identifier"]?.string ?? "none"
      }, "none", "u"),
    Turn(
      "2026-11-01", "complexity",
      generation(#"{"prompt":"x","model":"gpt-image-1-mini","quality":"low","complexity":"high"}"#),
      "Unknown parameter: 'complexity'. / unknown_parameter", "200"),
    Turn(
      "2026-11-01", "Edits of the 2.5 family",
      { emulator in
        let picture = try Sample.png(64, 64, isMask: true)
        let response = emulator.post(
          .edits,
          form: [
            .file("image", picture), .file("markup", picture), .field("prompt", "x"),
            .field("model", "gpt-image-2.5-flare"),
          ])
        return response.status == 200 ? "200" : try response.error()["message"]?.string ?? ""
      },
      "Unknown parameter: 'markup'.", "200"),
    Turn(
      "2026-11-01", "gpt-image-1-mini takes input_fidelity",
      edit("model=gpt-image-1-mini", "input_fidelity=low", "quality=low"),
      "Unknown parameter: 'input_fidelity'. / unknown_parameter", "200"),
  ]
}
