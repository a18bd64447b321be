/// The service whose API a path speaks.
enum Service: Sendable, Hashable {
  case openAI

  /// Azure OpenAI (real-api.md, 9); `deployment` is the one in the path, nil where `model` names it.
  case azure(deployment: String?)
}

extension Service {
  /// The form with the deployment's model for its `model`.
  func naming(modelOf form: Form, in api: API) -> Form {
    guard case .azure(let deployment) = self, let name = deployment ?? (try? form.model?.text("model")) else {
      return form
    }
    // A deployment has any name its owner likes, and only those that are a model's tell which model it is.
    let own = api.model(name) ?? api.standIn
    let model = Form.Entry(name: "model", writtenName: "model", field: .json(.string(own.id)))
    var named = form
    named.entries = form.entries.filter { $0.writtenName != "model" } + [model]
    return named
  }

  /// The model as this service offers it.
  func offering(_ model: Model) -> Model {
    switch self {
    case .openAI: model
    case .azure: model.onAzure
    }
  }
}

extension Model {
  /// GPT image models on Azure: WebP is refused, and `quality` defaults to high.
  fileprivate var onAzure: Model {
    guard isGPTImage else { return self }
    var model = self
    model.outputFormats = [.png, .jpeg]
    model.defaultQuality = .high
    return model
  }
}
