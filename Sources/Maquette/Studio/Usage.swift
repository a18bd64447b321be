/// What an answer cost, in tokens (schema `ImageGenUsage`).
struct Usage: Sendable, Equatable {
  var inputText: Int
  var inputImage: Int
  var outputText: Int
  var outputImage: Int

  var input: Int { inputText + inputImage }
  var output: Int { outputText + outputImage }
  var total: Int { input + output }
}

extension Usage {
  /// The tokens of all of a plan's pictures, partial ones too; nil for a model that is billed by the picture.
  init?(_ plan: Plan, identifiers: Identifiers) {
    guard case .byToken(let rules, _) = plan.model.billing else { return nil }
    let sources = plan.images.compactMap(\.size)
    let frames = sources.map { rules.inputPictures.textTokens(of: $0) }
    inputText = plan.count * frames.reduce(Self.promptTokens(plan.prompt), +)
    inputImage =
      plan.count * sources.reduce(0) { $0 + rules.inputPictures.tokens(of: $1, fidelity: plan.fidelity) }
    outputText = rules.hasOutputText ? Self.outputText(plan, identifiers) : 0
    outputImage =
      rules.outputPictures.tokens(of: plan.size, plan.quality, count: plan.count)
      + rules.outputPictures.tokens(ofPartials: plan.partialCount, of: plan.size)
  }

  /// Keys in the recorded order (real-api.md, 1.1).
  var json: JSON { json(withOutputDetails: true) }

  /// The same, on days when the details of the output were not told yet without those.
  func json(withOutputDetails hasOutputDetails: Bool) -> JSON {
    var object: JSON.Object = [
      "input_tokens": .integer(input),
      "input_tokens_details": Self.details(image: inputImage, text: inputText),
      "output_tokens": .integer(output),
    ]
    if hasOutputDetails {
      object["output_tokens_details"] = Self.details(image: outputImage, text: outputText)
    }
    object["total_tokens"] = .integer(total)
    return .object(object)
  }

  private static func details(image: Int, text: Int) -> JSON {
    ["image_tokens": .integer(image), "text_tokens": .integer(text)]
  }
}

// MARK: - Text

extension Usage {
  /// Tokens of a prompt and of what frames it (real-api.md, 6.4).
  ///
  /// One recorded edit of gpt-image-2 has a frame of 7. It stands alone against two measurements of the same
  /// endpoint and all of the other one, which have 6.
  static func promptTokens(_ prompt: String) -> Int {
    Tokenizer.count(prompt) + 6
  }

  /// Text tokens that gpt-image-1.5 puts out with its pictures.
  ///
  /// No formula is known, and the real number varies: at low quality each picture's is drawn from between the
  /// one recorded for low and the least recorded for medium, else from between the recorded ones (real-api.md, 6.2).
  private static func outputText(_ plan: Plan, _ identifiers: Identifiers) -> Int {
    let range = plan.quality == .low ? 143..<262 : 262..<336
    let seed = Seed(
      bytes: identifiers.digest("output text", plan.prompt, plan.quality.rawValue, plan.size.description))
    return (0..<plan.count).reduce(0) { sum, index in
      var seed = seed.derived(index)
      return sum + seed.next(in: range)
    }
  }
}
