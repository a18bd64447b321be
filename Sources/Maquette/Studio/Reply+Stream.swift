extension Reply {
  /// The answer of a GPT image model to `stream`: an event for each of the plan's frames (real-api.md, 4).
  ///
  /// It holds as many partial pictures as were asked for. The API may send fewer.
  static func stream(
    _ pictures: [[UInt8]], of plan: Plan, usage: Usage, in context: Context
  ) -> HTTPResponse {
    let chunks = plan.frames.indices.map { number in
      HTTPResponse.Chunk(event(number, pictures[number], of: plan, usage: usage, in: context))
    }
    return HTTPResponse(
      status: 200, headers: ["Content-Type": "text/event-stream; charset=utf-8"], body: .chunks(chunks))
  }

  /// The event that ends a stream whose picture failed (real-api.md, 4).
  static let streamError = ServerSentEvent(
    name: "error",
    data: [
      "type": "error",
      "error": [
        "type": "image_generation_server_error", "code": "image_generation_failed",
        "message": "Image generation failed", "param": .null,
      ],
    ])

  /// The event of one frame, keys in the recorded order: the first two, then the alphabet's.
  private static func event(
    _ number: Int, _ picture: [UInt8], of plan: Plan, usage: Usage, in context: Context
  ) -> ServerSentEvent {
    let partial = plan.frames[number].partial
    let name = plan.eventPrefix + (partial == nil ? ".completed" : ".partial_image")
    var data: JSON.Object = [
      "created_at": .integer(context.created.seconds),
      "type": .string(name),
      "b64_json": .base64(picture),
      "background": .string(plan.background.rawValue),
      "output_format": .string(plan.format.rawValue),
    ]
    data["partial_image_index"] = partial.map(JSON.integer)
    data["quality"] = .string(plan.quality.rawValue)
    data["safety_identifier"] = partial == nil ? plan.safetyIdentifier.map(JSON.string) : nil
    data["sequence_number"] = .integer(number)
    data["size"] = .string(plan.size.description)
    data["usage"] = partial == nil ? usage.json(withOutputDetails: context.wire.hasOutputTokenDetails) : nil
    return ServerSentEvent(name: name, data: .object(data))
  }
}

extension Plan {
  /// What the names of a stream's events begin with.
  fileprivate var eventPrefix: String {
    endpoint == .edits ? "image_edit" : "image_generation"
  }
}
