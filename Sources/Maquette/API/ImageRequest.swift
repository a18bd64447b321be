/// A request that the parameter table accepted, with what was absent still absent.
struct ImageRequest: Sendable {
  let endpoint: Endpoint
  let model: Model

  /// Empty on variations, which have none.
  var prompt = ""

  /// The pictures to edit or vary.
  var images: [Upload] = []

  /// The picture whose transparent part is to be redrawn.
  var mask: Upload?

  /// Marks to lay over the first picture, which say what to change.
  var markup: Upload?

  var n: Int?
  var quality: Quality?

  /// In percent; 100 is the best quality.
  var outputCompression: Int?

  var size: ImageSize?
  var background: Background?
  var inputFidelity: InputFidelity?
  var moderation: Moderation?
  var complexity: Complexity?
  var outputFormat: OutputFormat?

  /// Number of partial pictures asked for in a stream.
  var partialImages: Int?

  var responseFormat: ResponseFormat?
  var stream: Bool?
  var style: Style?

  /// Who the pictures are for.
  var safetyIdentifier: String?

  /// The same as older clients say it; nil also for what is no text.
  var user: String?

  /// What there is to say of how it was understood; only the contract profile says anything.
  var notes: [String] = []

  init(endpoint: Endpoint, model: Model) {
    self.endpoint = endpoint
    self.model = model
  }
}

extension ImageRequest {
  /// Checks the fields of a body against the tables, in the order in which the API checks (real-api.md, 5.2):
  /// model, unknown names, then row by row, then the combinations.
  init(
    _ form: Form, for endpoint: Endpoint, on service: Service = .openAI, of api: API = .documented
  ) throws(APIError) {
    let model = try Self.model(of: form, for: endpoint, in: api)
    try self.init(form, for: endpoint, to: service.offering(model))
  }

  /// Checks the fields of a body that is for `model`.
  private init(_ form: Form, for endpoint: Endpoint, to model: Model) throws(APIError) {
    self.init(endpoint: endpoint, model: model)
    for entry in form.entries where entry.name != "model" || entry.isElement {
      try Parameter.check(entry, endpoint: endpoint, model: model)
    }
    for parameter in Parameter.table where parameter.isKnown(to: endpoint, model) {
      try parameter.read(form, into: &self)
    }
    for combination in Combination.table {
      if let refusal = combination.refusal(self) { throw refusal }
    }
  }

  /// The model a request names, or the one for a request without.
  static func model(of form: Form, for endpoint: Endpoint, in api: API) throws(APIError) -> Model {
    guard let field = form.model else {
      guard let fallback = fallback(of: form, for: endpoint, in: api) else {
        throw .missingParameter("model")
      }
      return fallback
    }
    let id = try field.text("model")
    guard let model = api.model(id), model.serves(endpoint, inJSON: form.isJSON) else {
      throw .unknownModel(id)
    }
    return model
  }

  /// The model of a request that names none; nil where it must name one.
  static func fallback(of form: Form, for endpoint: Endpoint, in api: API) -> Model? {
    guard let (first, second) = api.fallback(for: endpoint) else { return nil }
    guard second.serves(endpoint, inJSON: form.isJSON) else { return first }
    let needsSecond = form.entries.contains { entry in
      guard let parameter = Parameter.table.first(where: { $0.isNamed(by: entry) }) else { return false }
      return parameter.tells(second, from: first, by: entry, endpoint: endpoint)
    }
    return needsSecond ? second : first
  }
}
