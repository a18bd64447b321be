/// The Images API as it is on a day: all of it that ever changed.
///
/// The value is what the changes of the chronology up to that day make of an API without anything.
struct API: Sendable {
  /// The models that answer, in the order in which `GET /v1/models` lists them.
  var models: [Model] = []

  /// The operations that there are.
  var endpoints: Set<Endpoint> = []

  /// Whether edits take bodies in JSON besides forms.
  var takesJSONEdits = false

  /// The models of requests that name none; an operation without is one where `model` is required.
  var fallbacks: [Endpoint: Fallback] = [:]

  var wire = WireFormat()
  var wording = Wording()
}

extension API {
  /// The models of requests that name none, by their ids.
  struct Fallback: Sendable {
    var first: String

    /// Takes the first one's place when the request has a parameter or a value which only this one takes.
    var second: String
  }

  /// The model called `id` on the wire.
  func model(_ id: String) -> Model? {
    models.first { $0.id == id }
  }

  /// The models for requests to `endpoint` that name none; nil where `model` is required.
  func fallback(for endpoint: Endpoint) -> (first: Model, second: Model)? {
    guard let ids = fallbacks[endpoint], let first = model(ids.first) else { return nil }
    return (first, model(ids.second) ?? first)
  }

  /// The model that stands in where nothing tells which one is meant.
  ///
  /// It is gpt-image-1 as long as there is one, then gpt-image-1.5; before there were either, it is DALL·E.
  var standIn: Model {
    let candidates: [Model] = [.gptImage1, .gptImage15, .dallE3, .dallE2]
    return candidates.lazy.compactMap { model($0.id) }.first ?? .gptImage15
  }

  /// Whether it has what `route` leads to.
  func has(_ route: Route) -> Bool {
    route.endpoint.map(endpoints.contains) ?? true
  }

  /// The media types of the bodies that `endpoint` takes.
  func mediaTypes(of endpoint: Endpoint) -> [String] {
    switch endpoint {
    case .generations: [MediaType.json]
    case .edits: takesJSONEdits ? [MediaType.json, MediaType.form] : [MediaType.form]
    case .variations: [MediaType.form]
    }
  }
}

// MARK: - Changes

extension API {
  /// Lets models appear.
  mutating func add(_ models: Model...) {
    self.models += models
  }

  /// Lets models go.
  mutating func retire(_ ids: String...) {
    models.removeAll { ids.contains($0.id) }
  }

  /// Changes the models that `isMeant` picks.
  mutating func change(_ isMeant: (Model) -> Bool, _ change: (inout Model) -> Void) {
    for index in models.indices where isMeant(models[index]) { change(&models[index]) }
  }
}
