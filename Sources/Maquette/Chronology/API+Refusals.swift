/// The sentences of other days, made from those of `APIError`.
extension API {
  /// The refusal of any request as the day has it.
  func refusal(_ error: APIError) -> APIError {
    var error = error
    if wording.explainsKeys, error == .missingKey { error = .missingKeyExplained }
    if !wording.hasPictureCode, error.code == APIError.pictureCode { error.code = nil }
    return error
  }

  /// The refusal of `form` as the day has it.
  func refusal(_ error: APIError, of form: Form, for endpoint: Endpoint) -> APIError {
    guard let violation = error.violation, let name = error.param else { return error }
    let value = form.entries(name).last?.field
    switch wording.validator {
    case .jsonSchema:
      return schemaRefusal(violation, name, value?.pythonic ?? "")
    case .current:
      var error = error
      if case .unsupportedSize(let sizes) = violation {
        // A refusal of the engine's, which the form's hides only where it is one of a word.
        guard wording.hasSizesAsWords, let size = try? value?.text(name) else { return error }
        error = .unsupportedValue(name, size, supported: sizes)
      }
      if wording.hidesFormRefusals, endpoint == .edits, !form.isJSON,
        let model = try? form.model?.text("model"), model != Model.dallE2.id
      {
        return .onlyForDallE2(model: model)
      }
      return error
    }
  }

  /// What the validator of the DALL·E models says of `value`, which is in Python's notation (real-api.md, 5.8).
  ///
  /// The sentences on types, and on too much of something, are after the others of that validator.
  private func schemaRefusal(_ violation: Violation, _ name: String, _ value: String) -> APIError {
    switch violation {
    case .missing: APIError(message: "'\(name)' is a required property")
    case .unknown: APIError(message: "Additional properties are not allowed ('\(name)' was unexpected)")
    case .unknownModel:
      APIError(
        message: "Invalid model \(value.dropFirst().dropLast()). The model argument should be left blank.")
    case .empty: APIError(message: "You must provide a prompt.")
    case .tooLong: APIError(message: "\(value) is too long - '\(name)'")
    case .below(let limit): APIError(message: "\(value) is less than the minimum of \(limit) - '\(name)'")
    case .above(1): APIError(message: "You must provide n=1 for this model.")
    case .above(let limit):
      APIError(message: "\(value) is greater than the maximum of \(limit) - '\(name)'")
    case .wrongType(let type): APIError(message: "\(value) is not of type '\(type.rawValue)' - '\(name)'")
    case .notAmong(let words): Self.notAmong(words, name, value)
    // Files are not quoted.
    case .tooMany: APIError(message: "[...] is too long - '\(name)'")
    case .unsupportedSize:
      if sizes.contains(String(value.dropFirst().dropLast())) {
        APIError(message: "The size is not supported by this model.", code: "invalid_size")
      } else {
        Self.notAmong(sizes, name, value)
      }
    }
  }

  private static func notAmong(_ words: [String], _ name: String, _ value: String) -> APIError {
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return APIError(message: "\(value) is not one of [\(list)] - '\(name)'")
  }

  /// Every size that a model has, the smaller and narrower first.
  private var sizes: [String] {
    let sizes = models.reduce(into: Set<PixelSize>()) { all, model in
      if case .fixed(let sizes, _) = model.sizes { all.formUnion(sizes) }
    }
    return sizes.sorted { ($0.width, $0.height) < ($1.width, $1.height) }.map(\.description)
  }
}

extension Field {
  /// The value as Python writes it.
  fileprivate var pythonic: String {
    switch self {
    case .json(.null): "None"
    case .json(.bool(let bool)): bool ? "True" : "False"
    case .json(.string(let text)): "'\(text)'"
    case .json(let value): String(decoding: value.compact, as: UTF8.self)
    case .part, .query: ((try? text("")) ?? "").pythonic
    }
  }
}

extension String {
  /// The text of a form's field as Python writes it: a number as such, everything else in quotes.
  fileprivate var pythonic: String {
    let digits = hasPrefix("-") ? dropFirst() : self[...]
    return !digits.isEmpty && digits.utf8.allSatisfy(ASCII.isDigit) ? self : "'\(self)'"
  }
}
