/// The contract profile: the tables read twice, first for a model that has all that the published schema has, then
/// for the model of the request (CONTRACT.md, "Contract profile").
extension ImageRequest {
  /// Reads the fields of a body, and refuses only what no model has under the published schema.
  ///
  /// What the request's own model does not have, or does not take, is as good as absent.
  init(
    contract form: Form, for endpoint: Endpoint, on service: Service, of api: API
  ) throws(APIError) {
    var form = form
    form.library = form.library.withEverything
    let carried = try ImageRequest(carriedBy: form, for: endpoint)
    self.init(
      endpoint: endpoint, model: service.offering(try Self.contractModel(of: form, for: endpoint, in: api)))
    for parameter in Parameter.table where !Self.carriedWhole.contains(parameter.name) {
      read(parameter, of: form)
    }
    prompt = carried.prompt
    images = carried.images.map(\.decodable)
    mask = carried.mask?.decodable
    settleCombinations()
  }

  /// Parameters whose every value is taken.
  private static let carriedWhole = ["prompt", "image", "mask"]

  /// Reads a parameter, if it is there, and notes when the model does not have it or take it.
  private mutating func read(_ parameter: Parameter, of form: Form) {
    guard form.entries.contains(where: { parameter.isNamed(by: $0) && !$0.field.isNull }) else { return }
    guard parameter.isKnown(to: endpoint, model) else {
      notes.append("'\(parameter.name)' was ignored: \(model.id) does not have it on \(endpoint.rawValue).")
      return
    }
    do throws(APIError) {
      try parameter.read(form, into: &self)
    } catch {
      notes.append("'\(parameter.name)' was ignored: \(error.message.cut(to: 500))")
    }
  }

  /// Reads all that the schema can carry, whatever the model.
  private init(carriedBy form: Form, for endpoint: Endpoint) throws(APIError) {
    self.init(endpoint: endpoint, model: .schema)
    for parameter in Parameter.table where parameter.isKnown(to: endpoint, model) {
      try parameter.read(form, into: &self)
    }
  }

  /// Takes back what the engine refuses together with another value.
  private mutating func settleCombinations() {
    if (outputFormat ?? .png) == .png, outputCompression ?? 100 < 100 {
      outputCompression = nil
      notes.append("'output_compression' was ignored: PNG has none.")
    }
    if outputFormat == .jpeg, background == .transparent {
      background = nil
      notes.append("'background' was ignored: JPEG cannot be transparent.")
    }
    if markup != nil, mask != nil {
      markup = nil
      notes.append("'markup' was ignored: there is a mask.")
    }
    if stream == true, n ?? 1 > 1 {
      n = nil
      notes.append("'n' was ignored: a stream has one picture.")
    }
  }

  /// The model a request names, whatever the endpoint; gpt-image-1.5 for an unknown one.
  private static func contractModel(
    of form: Form, for endpoint: Endpoint, in api: API
  ) throws(APIError) -> Model {
    guard let field = form.model, !field.isNull else {
      return fallback(of: form, for: endpoint, in: api) ?? fallback(of: form, for: endpoint, in: .documented)
        ?? .gptImage15
    }
    return api.model(try field.text("model")) ?? api.model(Model.gptImage15.id) ?? .gptImage15
  }
}

extension Model {
  /// What the published schema allows, as a model: every parameter, and of each every value of any model
  /// (schemas `CreateImageRequest`, `CreateImageEditRequest`, `CreateImageVariationRequest`).
  fileprivate static let schema = Model(
    id: "",
    created: 0,
    endpoints: Set(Endpoint.allCases),
    billing: .byPicture([]),
    promptLength: 0...Int.max,
    n: 1...10,
    sizes: .open,
    qualities: Quality.allCases,
    defaultQuality: .auto,
    uploads: .anything,
    masks: .anything,
    markups: .anything,
    fidelity: .adjustable,
    inputFidelities: InputFidelity.allCases,
    backgrounds: Background.allCases,
    moderations: Moderation.allCases,
    complexities: Complexity.allCases,
    hasSafetyIdentifier: true,
    outputFormats: OutputFormat.allCases,
    outputCompression: Int.min...Int.max,
    partialImages: 0...3,
    streams: true,
    responseFormats: ResponseFormat.allCases,
    styles: Style.allCases)
}
