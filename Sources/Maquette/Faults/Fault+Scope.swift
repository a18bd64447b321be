extension Fault {
  /// The requests that can meet a fault, all of them of the Images API.
  enum Scope: Sendable, CaseIterable {
    /// Every one, whether it would be refused or not.
    case anyRequest

    /// Those that get pictures.
    case pictures

    /// Those that get pictures in one piece, and not as a stream.
    case wholeBody

    /// Those that get pictures in base64, streamed or not.
    case base64

    /// Those that get links.
    case links

    /// Those that get a stream.
    case streams
  }
}

extension Fault.Scope {
  /// Whether a request can meet the fault of which `plan` was made; nil for one that is refused.
  func includes(_ plan: Plan?) -> Bool {
    guard let plan else { return self == .anyRequest }
    return switch self {
    case .anyRequest, .pictures: true
    case .wholeBody: !plan.isStreamed
    case .base64: plan.responseFormat == .base64
    case .links: plan.responseFormat == .url
    case .streams: plan.isStreamed
    }
  }

  /// Whether there are requests to `model` that can meet the fault.
  func isReachable(by model: Model) -> Bool {
    switch self {
    case .anyRequest, .pictures, .wholeBody, .base64: true
    case .links: model.responseFormats?.contains(.url) ?? false
    case .streams: model.streams
    }
  }

  /// Whether there are requests to an endpoint and a model that can meet the fault; nil is any.
  func isReachable(at endpoint: Endpoint?, by model: Model?) -> Bool {
    // A request to a model that an operation does not have is refused, and can meet what any request can.
    if self == .anyRequest { return true }
    let models = model.map { [$0] } ?? Model.catalog
    return models.contains { model in
      isReachable(by: model) && endpoint.map(model.endpoints.contains) ?? true
    }
  }

  /// The requests in a few words.
  var summary: String {
    switch self {
    case .anyRequest: "any request"
    case .pictures: "requests that get pictures"
    case .wholeBody: "requests that get pictures, not as a stream"
    case .base64: "requests that get base64"
    case .links: "requests that get links"
    case .streams: "requests that get a stream"
    }
  }
}
