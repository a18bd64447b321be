/// A response and what it was made of.
struct Answer: Sendable {
  var response: HTTPResponse

  /// What was drawn for it, and is paid for.
  @Boxed var plan: Plan?

  /// The names of the pictures that its links lead to.
  var linkNames: [String] = []

  /// The tokens of what was drawn; nil for a model that is billed by the picture.
  var usage: Usage?

  /// Whether what was drawn is paid for.
  var isPaid = true

  /// The refusal that it says, if it is one of the API's.
  var refusal: APIError?

  /// Whether it comes from the API, and not from the storage service or something between it and the client.
  var isFromAPI = true

  /// The fault that made it what it is, or that alters it on its way.
  var fault: FaultOrder?

  /// What the journal tells of it beside the facts.
  var notes: [String] = []
}

extension Answer {
  static func api(_ response: HTTPResponse) -> Answer {
    Answer(response: response)
  }

  /// An answer with the pictures of `plan`.
  static func pictures(_ response: HTTPResponse, of plan: Plan, usage: Usage? = nil) -> Answer {
    Answer(response: response, plan: plan, usage: usage)
  }

  static func refusal(_ error: APIError, in wire: WireFormat) -> Answer {
    Answer(response: Reply.refusal(error, in: wire), refusal: error.hasBody ? error : nil)
  }

  static func other(_ response: HTTPResponse) -> Answer {
    Answer(response: response, isFromAPI: false)
  }
}
