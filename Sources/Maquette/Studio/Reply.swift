/// Makes responses: bodies of the Images API in the wire format of August 2026 (real-api.md, 1, era D).
enum Reply {
  /// A JSON body as the API writes it: two spaces, no final newline.
  static func json(_ value: JSON, status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPResponse {
    var fields: HTTPHeaders = ["Content-Type": "application/json"]
    fields.append(headers)
    return HTTPResponse(status: status, headers: fields, body: .bytes(value.prettyPrinted))
  }

  /// A refusal with the API's error object.
  static func refusal(_ error: APIError) -> HTTPResponse {
    json(["error": error.json], status: error.status, headers: error.headers)
  }

  /// The refusal of an overloaded service, whose `error` is a string (real-api.md, 5.7).
  static let overloaded = HTTPResponse(
    status: 503, headers: ["Content-Type": "application/json"],
    body: .bytes(Array(#"{"error": "Too many concurrent requests"}"#.utf8)))

  /// The answer of a GPT image model: schema `ImagesResponse`, keys in the recorded order.
  static func gptImages(_ pictures: [[UInt8]], of plan: Plan, usage: Usage, created: Timestamp)
    -> HTTPResponse
  {
    json([
      "created": .integer(created.seconds),
      "background": .string(plan.background.rawValue),
      "data": .array(pictures.map { ["b64_json": .base64($0)] }),
      "output_format": .string(plan.format.rawValue),
      "quality": .string(plan.quality.rawValue),
      "size": .string(plan.size.description),
      "usage": usage.json,
    ])
  }

  /// The answer of a DALL·E model: `items` are its pictures, as `url` or `b64_json`.
  static func dallEImages(_ items: [JSON], of plan: Plan, created: Timestamp) -> HTTPResponse {
    let key = plan.responseFormat.rawValue
    let data = items.map { item -> JSON in
      guard plan.model.revisesPrompts else { return [key: item] }
      // Recorded so: the revised prompt stands before a link and after base64.
      let revised = JSON.string(plan.revisedPrompt)
      return plan.responseFormat == .url
        ? ["revised_prompt": revised, key: item] : [key: item, "revised_prompt": revised]
    }
    return json(["created": .integer(created.seconds), "data": .array(data)])
  }
}

extension Plan {
  /// The prompt as dall-e-3 rewrites it, here by adding the style in words.
  fileprivate var revisedPrompt: String {
    style == .natural ? "\(prompt), in natural light." : "\(prompt), in vivid colours."
  }
}
