@testable import Maquette

/// What CONTRACT.md says of every parameter of every model.
///
/// It is written down here a second time and takes nothing from `Model.catalog` or `Parameter.table`, so that a
/// wrong column or a wrong row there is found out.
enum Contract {
  /// Models that differ in their names only.
  struct Family: Sendable {
    var models: [String]
    var endpoints: [Endpoint]

    /// Values by parameter; a parameter that is missing here is unknown to the family.
    var values: [String: Domain]
  }

  static let families = [
    Family(
      models: ["dall-e-2"], endpoints: [.generations, .edits, .variations],
      values: [
        "prompt": .text(limit: 1000), "image": .smallPNGs(limit: 1), "mask": .mask, "n": .integer(1...10),
        "quality": .word(["standard"]), "response_format": .word(["url", "b64_json"]), "user": .anything,
        "size": .listedSize(
          ["256x256", "512x512", "1024x1024"],
          refusal: "Supported sizes are 256x256, 512x512, and 1024x1024."),
      ]),
    Family(
      models: ["dall-e-3"], endpoints: [.generations],
      values: [
        "prompt": .text(limit: 4000), "n": .integer(1...1), "quality": .word(["standard", "hd"]),
        "response_format": .word(["url", "b64_json"]), "style": .word(["vivid", "natural"]),
        "user": .anything,
        "size": .listedSize(
          ["1024x1024", "1792x1024", "1024x1792"],
          refusal: "Supported sizes are 1024x1024, 1792x1024, and 1024x1792."),
      ]),
    Family(
      models: ["gpt-image-1", "gpt-image-1.5", "chatgpt-image-latest"], endpoints: [.generations, .edits],
      values: gptImage.merging(["size": threeSizes, "input_fidelity": .word(["high", "low"])]) { $1 }),
    Family(
      models: ["gpt-image-1-mini"], endpoints: [.generations, .edits],
      values: gptImage.merging(["size": threeSizes]) { $1 }),
    Family(
      models: ["gpt-image-2", "gpt-image-2-2026-04-21"], endpoints: [.generations, .edits],
      values: gptImage.merging(["size": .size, "input_fidelity": .knownAndRefused(["high", "low"])]) { $1 }),
    Family(
      models: [
        "gpt-image-2.5-sunburst", "gpt-image-2.5-sunburst-2026-09-08", "gpt-image-2.5-flare",
        "gpt-image-2.5-flare-2026-09-08", "gpt-image-2.6-sunburst", "gpt-image-2.6-flare",
      ],
      endpoints: [.generations, .edits],
      values: gptImage.merging([
        "size": .size, "input_fidelity": .knownAndRefused(["high", "low"]), "markup": .mask,
        "quality": .word(["low", "medium", "high", "auto"], unlisted: ["xhigh", "max"]),
      ]) { $1 }),
  ]

  /// What all GPT image models have in common.
  private static let gptImage: [String: Domain] = [
    "prompt": .text(limit: 32000), "image": .pictures(limit: 16), "mask": .mask, "n": .integer(1...10),
    "quality": .word(["low", "medium", "high", "auto"]), "output_compression": .integer(0...100),
    "background": .word(["transparent", "opaque", "auto"]), "moderation": .word(["auto", "low"]),
    "output_format": .word(["png", "webp", "jpeg"]), "partial_images": .integer(0...3), "stream": .flag,
    "complexity": .word(["low", "medium", "high"]), "safety_identifier": .optionalText, "user": .anything,
  ]

  private static let threeSizes = Domain.listedSize(
    ["1024x1024", "1024x1536", "1536x1024", "auto"],
    refusal: "Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto.")

  /// The properties of the published schemas `CreateImageRequest`, `CreateImageEditRequest` and
  /// `CreateImageVariationRequest`, without `model`; `moderation` of edits is from `EditImageBodyJsonParam`, and
  /// `complexity`, `markup` and `safety_identifier` are from latest-sdk.md.
  static let parameters: [Endpoint: Set<String>] = [
    .generations: [
      "prompt", "n", "quality", "response_format", "output_format", "output_compression", "stream",
      "partial_images", "size", "moderation", "background", "style", "user", "complexity",
      "safety_identifier",
    ],
    .edits: [
      "image", "prompt", "mask", "background", "n", "size", "response_format", "output_format",
      "output_compression", "user", "input_fidelity", "stream", "partial_images", "quality", "moderation",
      "complexity", "markup", "safety_identifier",
    ],
    .variations: ["image", "n", "response_format", "size", "user"],
  ]

  /// What `model`, if it is served, makes of `parameter` at `endpoint`.
  private static func domain(of parameter: String, _ family: Family, _ endpoint: Endpoint) -> Domain {
    guard parameters[endpoint]?.contains(parameter) == true else { return .unknown }
    return family.values[parameter] ?? .unknown
  }
}

extension Contract {
  /// One cell of the contract: a model, an operation, a parameter, and the values it takes there.
  struct Cell: Sendable {
    var model: String
    var endpoint: Endpoint
    var parameter: String
    var domain: Domain
  }

  /// Every cell, also those of parameters that the model or the operation does not have.
  ///
  /// `images` at edits is not among them: a form with it gets a sentence of its own.
  static let cells: [Cell] = {
    let names = parameters.values.reduce(into: Set()) { $0.formUnion($1) }.sorted()
    return families.flatMap { family in
      family.models.flatMap { model in
        family.endpoints.flatMap { endpoint in
          (names + (endpoint == .edits ? ["foo"] : ["foo", "images"])).map { name in
            Cell(
              model: model, endpoint: endpoint, parameter: name,
              domain: domain(of: name, family, endpoint))
          }
        }
      }
    }
  }()
}
