/// The parameters of a call, as the journal tells of them.
extension Exchange {
  static func parameters(of call: Call, _ plan: Plan?) -> JSON {
    guard let form = call.fields else { return .null }
    return .object(plan.map { understood($0, form) } ?? sent(form))
  }

  /// Every parameter that the model has, as the answer followed it, in the order of the table.
  private static func understood(_ plan: Plan, _ form: Form) -> JSON.Object {
    var parameters: JSON.Object = ["model": .string(plan.model.id)]
    for parameter in Parameter.table where parameter.isKnown(to: plan.endpoint, plan.model) {
      parameters[parameter.name] = settled[parameter.name].map { $0(plan) }
    }
    parameters["user"] = form.value("user").map { $0.journalled(limit: textLimit) }
    return parameters
  }

  /// The value that each parameter has in a plan; pictures are told of elsewhere.
  private static let settled: [String: @Sendable (Plan) -> JSON] = [
    "prompt": { .string($0.prompt) },
    "n": { .integer($0.count) },
    "quality": { .string($0.quality.rawValue) },
    "output_compression": { .integer($0.compression) },
    "size": { .string($0.size.description) },
    "background": { .string($0.background.rawValue) },
    "complexity": { $0.complexity.map { .string($0.rawValue) } ?? .null },
    "input_fidelity": { .string($0.fidelity.rawValue) },
    "moderation": { .string($0.moderation.rawValue) },
    "output_format": { .string($0.format.rawValue) },
    "partial_images": { .integer($0.partialCount) },
    "response_format": { .string($0.responseFormat.rawValue) },
    "safety_identifier": { $0.safetyIdentifier.map { .string($0.cut(to: textLimit)) } ?? .null },
    "stream": { .bool($0.isStreamed) },
    "style": { $0.style.map { .string($0.rawValue) } ?? .null },
  ]

  /// What a refused form says, as far as it is no file, and cut to what may be kept.
  private static func sent(_ form: Form) -> JSON.Object {
    let entries = form.entries.filter { !$0.field.isFile }.prefix(entryLimit)
    return JSON.Object(
      entries.map { entry in
        let limit = entry.name == "prompt" ? promptLimit : textLimit
        return (entry.writtenName.cut(to: nameLimit), entry.field.journalled(limit: limit))
      })
  }

  /// Most code points of a prompt, which is as many as any model takes.
  private static let promptLimit = 32_000

  /// Most code points of any other value.
  private static let textLimit = 2000

  /// Most code points of a parameter's name.
  private static let nameLimit = 200

  /// Most parameters, three times as many as there are.
  private static let entryLimit = 50
}

extension Field {
  /// Whether it is an uploaded file.
  var isFile: Bool {
    guard case .part(let part) = self else { return false }
    return part.filename != nil
  }

  /// The value in JSON, or the beginning of its text when that is longer than `limit` code points.
  fileprivate func journalled(limit: Int) -> JSON {
    switch self {
    case .json(.string(let text)), .query(let text): return .string(text.cut(to: limit))
    case .json(let value):
      let text = value.compact
      return text.count <= limit ? value : .string(String(decoding: text, as: UTF8.self).cut(to: limit))
    case .part(let part):
      // No code point is longer than four bytes.
      let beginning = part.body[0..<min(part.body.count, 4 * limit + 4)]
      return .string(String(decoding: beginning.array, as: UTF8.self).cut(to: limit))
    }
  }
}
