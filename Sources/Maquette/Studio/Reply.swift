/// Makes responses: bodies of the Images API in the wire format of a day (real-api.md, 1).
enum Reply {
  /// A JSON body as the API writes it: two spaces, and only on some days a final line feed.
  static func json(
    _ value: JSON, status: Int = 200, headers: HTTPHeaders = [:], endsInLineFeed: Bool = false
  ) -> HTTPResponse {
    var fields: HTTPHeaders = ["Content-Type": "application/json"]
    fields.append(headers)
    var body = value.prettyPrinted
    if endsInLineFeed { body.append(ASCII.lineFeed) }
    return HTTPResponse(status: status, headers: fields, body: .bytes(body))
  }

  /// A refusal with the API's error object.
  static func refusal(_ error: APIError, in wire: WireFormat) -> HTTPResponse {
    guard error.hasBody else { return HTTPResponse(status: error.status, headers: error.headers) }
    return json(
      ["error": error.json(in: wire)], status: error.status, headers: error.headers,
      endsInLineFeed: wire.errorObject == .alphabetical)
  }

  /// The refusal of an overloaded service, whose `error` is a string (real-api.md, 5.7).
  static let overloaded = HTTPResponse(
    status: 503, headers: ["Content-Type": "application/json"],
    body: .bytes(Array(#"{"error": "Too many concurrent requests"}"#.utf8)))

  /// The answer of a GPT image model: schema `ImagesResponse`, keys in the recorded order.
  static func gptImages(
    _ pictures: [[UInt8]], of plan: Plan, usage: Usage, in context: Context
  ) -> HTTPResponse {
    let wire = context.wire
    var body: JSON.Object = ["created": .integer(context.created.seconds)]
    if wire.echoesParameters { body["background"] = .string(plan.background.rawValue) }
    body["data"] = .array(
      pictures.enumerated().map { index, picture in
        var item: JSON.Object = ["b64_json": .base64(picture)]
        item["generation_id"] = wire.hasGenerationIDs ? context.generationID(of: plan, index) : nil
        return .object(item)
      })
    if wire.echoesParameters {
      body["output_format"] = .string(plan.format.rawValue)
      body["quality"] = .string(plan.quality.rawValue)
    }
    body["safety_identifier"] = plan.safetyIdentifier.map(JSON.string)
    if wire.echoesParameters { body["size"] = .string(plan.size.description) }
    body["usage"] = usage.json(withOutputDetails: wire.hasOutputTokenDetails)
    return json(.object(body), of: plan, in: wire)
  }

  /// The answer of a DALL·E model: `items` are its pictures, as `url` or `b64_json`.
  static func dallEImages(_ items: [JSON], of plan: Plan, in context: Context) -> HTTPResponse {
    let key = plan.responseFormat.rawValue
    let data = items.map { item -> JSON in
      guard plan.model.revisesPrompts else { return [key: item] }
      // Recorded so: the revised prompt stands before a link and after base64.
      let revised = JSON.string(plan.revisedPrompt)
      return plan.responseFormat == .url
        ? ["revised_prompt": revised, key: item] : [key: item, "revised_prompt": revised]
    }
    return json(
      ["created": .integer(context.created.seconds), "data": .array(data)], of: plan, in: context.wire)
  }

  private static func json(_ value: JSON, of plan: Plan, in wire: WireFormat) -> HTTPResponse {
    json(value, endsInLineFeed: wire.endpointsWithFinalLineFeed.contains(plan.endpoint))
  }
}

extension Reply {
  /// What an answer depends on beside what it answers.
  struct Context: Sendable {
    var wire: WireFormat

    /// When the answer is finished.
    var created: Timestamp

    var identifiers: Identifiers

    /// The name of one of a plan's pictures.
    fileprivate func generationID(of plan: Plan, _ index: Int) -> JSON {
      .string(identifiers.uuid(of: "generation", plan.digest, String(created.seconds), String(index)))
    }
  }
}

extension Plan {
  /// The prompt as dall-e-3 rewrites it, here by adding the style in words.
  fileprivate var revisedPrompt: String {
    style == .natural ? "\(prompt), in natural light." : "\(prompt), in vivid colours."
  }
}
