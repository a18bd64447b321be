extension Exchange {
  /// What `response`, made of `answer`, made of `call`.
  ///
  /// - Parameter uploads: the files that came with the call.
  init(_ call: Call, _ answer: Answer, _ response: HTTPResponse, uploads: [UploadRecord]) {
    let plan = try? call.plan?.get()
    let paid = answer.isPaid ? answer.plan : nil
    session = call.arrival.session
    time = call.arrival.time
    method = call.request.method.cut(to: Self.nameLimit)
    path = call.path
    endpoint = (try? call.route.get()).map(Endpoint.init)
    model = plan?.model.id ?? call.model?.cut(to: Self.nameLimit)
    parameters = Self.parameters(of: call, plan)
    self.uploads = uploads
    status = response.status
    error = answer.refusal?.journalled(in: call.api.wire)
    images = paid?.count ?? 0
    usage = paid == nil ? nil : answer.usage
    cost = paid.map { Cost($0, usage: answer.usage) } ?? Cost()
    fault = answer.fault?.fault.name
    retryCount = call.request.headers["x-stainless-retry-count"].flatMap { Int($0) }
    duration = response.plannedTime
    notes = call.notes + answer.notes
    self.plan = plan?.withoutUploads
    byteCount = weight
  }

  /// Most code points of a name that a client made up.
  private static let nameLimit = 200

  private var weight: Int {
    let texts =
      [session, method, path, model ?? "", fault ?? "", plan?.prompt ?? "", plan?.safetyIdentifier ?? ""]
      + notes
    return texts.reduce(2000) { $0 + $1.utf8.count } + uploads.reduce(0) { $0 + $1.json.weight }
      + parameters.weight + (error?.weight ?? 0)
  }
}

extension APIError {
  /// The error object with a sentence of bounded length, since a refusal quotes what a client sent.
  fileprivate func journalled(in wire: WireFormat) -> JSON {
    var error = self
    error.message = message.cut(to: 2000)
    error.param = param?.cut(to: 200)
    return error.json(in: wire)
  }
}

extension HTTPResponse {
  /// The time from the request to the last byte, as the emulator plans it.
  fileprivate var plannedTime: Duration {
    guard case .chunks(let chunks) = body else { return delay }
    return chunks.reduce(delay) { $0 + $1.pause }
  }
}

extension JSON {
  /// Bytes of the texts in it, and of what holds them.
  fileprivate var weight: Int {
    switch self {
    case .null, .bool: 32
    case .number(let number): 32 + number.literal.utf8.count
    case .string(let text): 32 + text.utf8.count
    case .base64(let bytes): bytes.count
    case .array(let elements): elements.reduce(32) { $0 + $1.weight }
    case .object(let object): object.reduce(32) { $0 + 32 + $1.key.utf8.count + $1.value.weight }
    }
  }
}

// MARK: - What was called

extension Exchange.Endpoint {
  fileprivate init(_ route: Route) {
    self =
      switch route {
      case .images(.generations, _): .generations
      case .images(.edits, _): .edits
      case .images(.variations, _): .variations
      case .models, .model: .models
      case .files: .files
      case .picture: .links
      }
  }
}
