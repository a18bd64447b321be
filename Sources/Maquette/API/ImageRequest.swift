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

  var n: Int?
  var quality: Quality?

  /// In percent; 100 is the best quality.
  var outputCompression: Int?

  var size: ImageSize?
  var background: Background?
  var inputFidelity: InputFidelity?
  var moderation: Moderation?
  var outputFormat: OutputFormat?

  /// Number of partial pictures asked for in a stream.
  var partialImages: Int?

  var responseFormat: ResponseFormat?
  var stream: Bool?
  var style: Style?

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
  init(_ form: Form, for endpoint: Endpoint, on service: Service = .openAI) throws(APIError) {
    self.init(endpoint: endpoint, model: service.offering(try Self.model(of: form, for: endpoint)))
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

  /// The model a request names, or the one CONTRACT.md gives to a request without.
  static func model(of form: Form, for endpoint: Endpoint) throws(APIError) -> Model {
    guard let field = form.model else { return fallback(of: form, for: endpoint) }
    let id = try field.text("model")
    guard let model = Model.named(id), model.serves(endpoint, inJSON: form.isJSON) else {
      throw .unknownModel(id)
    }
    return model
  }

  /// The model CONTRACT.md gives to a request that names none.
  static func fallback(of form: Form, for endpoint: Endpoint) -> Model {
    let (first, second) = Model.fallbacks(for: endpoint)
    guard second.serves(endpoint, inJSON: form.isJSON) else { return first }
    let needsSecond = form.entries.contains { entry in
      guard let parameter = Parameter.table.first(where: { $0.isNamed(by: entry) }) else { return false }
      return parameter.tells(second, from: first, by: entry, endpoint: endpoint)
    }
    return needsSecond ? second : first
  }
}
