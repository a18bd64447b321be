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
  /// The tokens of all of a plan's pictures; nil for a model that is billed by the picture.
  init?(_ plan: Plan) {
    guard plan.model.isGPTImage else { return nil }
    inputText = plan.count * Self.inputText(plan)
    inputImage = plan.count * plan.images.reduce(0) { $0 + Self.inputImage($1, plan) }
    outputImage = Self.outputImage(plan)
    outputText = plan.model.billing == .tableWithText ? plan.count * Self.outputText(plan) : 0
  }

  var json: JSON {
    [
      "input_tokens": .integer(input),
      "input_tokens_details": Self.details(image: inputImage, text: inputText),
      "output_tokens": .integer(output),
      "output_tokens_details": Self.details(image: outputImage, text: outputText),
      "total_tokens": .integer(total),
    ]
  }

  private static func details(image: Int, text: Int) -> JSON {
    ["image_tokens": .integer(image), "text_tokens": .integer(text)]
  }
}

// MARK: - Text

extension Usage {
  /// Tokens of the prompt and of what frames it (real-api.md, 6.4).
  ///
  /// The prompt's own are estimated at four bytes of UTF-8 each.
  private static func inputText(_ plan: Plan) -> Int {
    let frame = plan.model.billing == .formula ? 0 : plan.images.reduce(0) { $0 + imageFrame($1) }
    return (plan.prompt.utf8.count + 3) / 4 + 6 + frame
  }

  /// Text tokens that frame an input picture: 16 for one tile, and about 10.5 for each further tile.
  private static func imageFrame(_ image: Upload) -> Int {
    16 + 21 * (tiles(image) - 1) / 2
  }

  /// Text tokens that gpt-image-1.5 puts out with a picture.
  ///
  /// No formula is known, and the real number varies: these lie among the recorded ones (real-api.md, 6.2).
  private static func outputText(_ plan: Plan) -> Int {
    switch plan.quality {
    case .low: 143
    case .high: 334
    default: 285
    }
  }
}

// MARK: - Input pictures: real-api.md, 6.5

extension Usage {
  private static func inputImage(_ image: Upload, _ plan: Plan) -> Int {
    guard let size = image.size else { return 0 }
    if plan.model.billing == .formula { return patches(size) }
    let detail = plan.fidelity == .high ? (size.width == size.height ? 4160 : 6240) : 0
    return 65 + 129 * tiles(image) + detail
  }

  /// Number of 512-pixel squares that cover the picture when its short edge is scaled to one.
  private static func tiles(_ image: Upload) -> Int {
    guard let size = image.size else { return 1 }
    return size.width.dividedUp(by: size.shortEdge) * size.height.dividedUp(by: size.shortEdge)
  }

  /// Number of 16-pixel patches of the picture as gpt-image-2 scales it.
  private static func patches(_ size: PixelSize) -> Int {
    let scale = min(max(512 / Double(size.longEdge), 0.5), 1)
    let long = Double(size.longEdge) * scale
    let short = max(Double(size.shortEdge) * scale, long / 3)
    let budget = 1536.0
    let count = (long / 16).rounded(.up) * (short / 16).rounded(.up)
    guard count > budget else { return Int(count) }
    let shrink = (budget * 256 / (long * short)).squareRoot()
    return Int((long * shrink / 16).rounded(.down) * (short * shrink / 16).rounded(.down))
  }
}

// MARK: - Output pictures: real-api.md, 6.1 and 6.3

extension Usage {
  private static func outputImage(_ plan: Plan) -> Int {
    plan.model.billing == .formula ? formula(plan) : plan.count * table(plan)
  }

  /// Tokens of one picture of the gpt-image-1 family.
  private static func table(_ plan: Plan) -> Int {
    let row: (square: Int, portrait: Int, landscape: Int) =
      switch plan.quality {
      case .low: (272, 408, 400)
      case .medium: (1056, 1584, 1568)
      default: (4160, 6240, 6208)
      }
    if plan.size.width == plan.size.height { return row.square }
    return plan.size.width < plan.size.height ? row.portrait : row.landscape
  }

  /// Tokens of all pictures of gpt-image-2, which are rounded up together.
  private static func formula(_ plan: Plan) -> Int {
    let factor =
      switch plan.quality {
      case .low: 16
      case .medium: 48
      default: 96
      }
    let (short, long) = (plan.size.shortEdge, plan.size.longEdge)
    let shortPatches = (2 * factor * short + long) / (2 * long)
    return (plan.count * factor * shortPatches * (2_000_000 + plan.size.area)).dividedUp(by: 4_000_000)
  }
}

extension Int {
  /// The quotient of two positive integers, rounded up.
  fileprivate func dividedUp(by divisor: Int) -> Int {
    (self + divisor - 1) / divisor
  }
}
