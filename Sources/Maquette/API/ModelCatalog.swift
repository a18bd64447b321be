/// The models this emulator serves (CONTRACT.md, "The documented API"). Adding a model is adding a value.
extension Model {
  /// Every model, in the order in which `GET /v1/models` lists them.
  static let catalog: [Model] = [
    dallE2, dallE3, gptImage1, gptImage1Mini, gptImage15, chatGPTImageLatest, gptImage2, gptImage2Snapshot,
  ]

  /// The model called `id` on the wire.
  static func named(_ id: String) -> Model? {
    catalog.first { $0.id == id }
  }

  /// The model of a request that names none, and the one that takes its place when the request has a parameter
  /// or a value which only that one takes (CONTRACT.md, "`model` absent").
  static func fallbacks(for endpoint: Endpoint) -> (first: Model, second: Model) {
    switch endpoint {
    case .generations: (dallE2, gptImage15)
    case .edits: (gptImage15, dallE2)
    case .variations: (dallE2, dallE2)
    }
  }

  private static let dallE2 = Model(
    id: "dall-e-2",
    created: 1_698_798_177,
    endpoints: [.generations, .edits, .variations],
    billing: .byPicture(.dallE2),
    promptLength: 1...1000,
    n: 1...10,
    imageCount: 1...1,
    sizes: .fixed([PixelSize(256, 256), PixelSize(512, 512), PixelSize(1024, 1024)], auto: false),
    qualities: [.standard],
    defaultQuality: .standard,
    uploads: .smallPNG,
    responseFormats: [.url, .base64])

  private static let dallE3 = Model(
    id: "dall-e-3",
    created: 1_698_785_189,
    endpoints: [.generations],
    billing: .byPicture(.dallE3),
    promptLength: 1...4000,
    n: 1...1,
    sizes: .fixed([PixelSize(1024, 1024), PixelSize(1792, 1024), PixelSize(1024, 1792)], auto: false),
    qualities: [.standard, .hd],
    defaultQuality: .standard,
    responseFormats: [.url, .base64],
    styles: [.vivid, .natural],
    revisesPrompts: true)

  static let gptImage1 = Model(
    id: "gpt-image-1",
    created: 1_745_517_030,
    endpoints: [.generations, .edits],
    billing: .byToken(.gptImage1, .gptImage1),
    promptLength: 1...32000,
    n: 1...10,
    sizes: .fixed([PixelSize(1024, 1024), PixelSize(1024, 1536), PixelSize(1536, 1024)], auto: true),
    qualities: [.low, .medium, .high, .auto],
    defaultQuality: .high,
    fidelity: .adjustable,
    backgrounds: [.transparent, .opaque, .auto],
    moderations: [.auto, .low],
    outputFormats: [.png, .webp, .jpeg],
    outputCompression: 0...100,
    partialImages: 0...3,
    streams: true)

  private static let gptImage1Mini = gptImage1.with {
    $0.id = "gpt-image-1-mini"
    $0.created = 1_758_845_821
    $0.billing = .byToken(.gptImage1, .gptImage1Mini)
    $0.fidelity = .low
  }

  static let gptImage15 = gptImage1.with {
    $0.id = "gpt-image-1.5"
    $0.created = 1_764_030_620
    $0.billing = .byToken(.gptImage15, .gptImage15)
    $0.defaultQuality = .medium
  }

  private static let chatGPTImageLatest = gptImage15.with {
    $0.id = "chatgpt-image-latest"
    $0.created = 1_765_925_279
  }

  private static let gptImage2 = gptImage1.with {
    $0.id = "gpt-image-2"
    $0.created = 1_776_729_600
    $0.billing = .byToken(.gptImage2, .gptImage2)
    $0.sizes = .flexible(.gptImage2)
    $0.defaultQuality = .medium
    $0.fidelity = .high
  }

  private static let gptImage2Snapshot = gptImage2.with { $0.id = "gpt-image-2-2026-04-21" }

  /// A copy in which `change` was made.
  private func with(_ change: (inout Model) -> Void) -> Model {
    var copy = self
    change(&copy)
    return copy
  }
}
