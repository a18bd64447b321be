/// The models, each as it was on its first day. Adding a model is adding a value, and a change by which it appears.
extension Model {
  /// Every model there ever was, as the documented API has it, in the order in which `GET /v1/models` lists them.
  static let catalog = API.documented.models

  /// The model of `catalog` that is called `id` on the wire.
  static func named(_ id: String) -> Model? {
    API.documented.model(id)
  }

  static let dallE2 = Model(
    id: "dall-e-2",
    created: 1_698_798_177,
    endpoints: [.generations, .edits, .variations],
    billing: .byPicture(.dallE2),
    promptLength: 1...1000,
    n: 1...10,
    imageCount: 1...1,
    sizes: .fixed([PixelSize(256, 256), PixelSize(512, 512), PixelSize(1024, 1024)], auto: false),
    defaultQuality: .standard,
    uploads: .smallPNG,
    responseFormats: [.url, .base64])

  static let dallE3 = Model(
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
    inputFidelities: [.high, .low],
    backgrounds: [.transparent, .opaque, .auto],
    moderations: [.auto, .low],
    outputFormats: [.png, .webp, .jpeg],
    outputCompression: 0...100,
    partialImages: 0...3,
    streams: true)

  static let gptImage1Mini = gptImage1.with {
    $0.id = "gpt-image-1-mini"
    $0.created = 1_758_845_821
    $0.billing = .byToken(.gptImage1, .gptImage1Mini)
    $0.fidelity = .low
    $0.inputFidelities = nil
  }

  static let gptImage15 = gptImage1.with {
    $0.id = "gpt-image-1.5"
    $0.created = 1_764_030_620
    $0.billing = .byToken(.gptImage15, .gptImage15)
    $0.defaultQuality = .medium
  }

  static let chatGPTImageLatest = gptImage15.with {
    $0.id = "chatgpt-image-latest"
    $0.created = 1_765_925_279
  }

  static let gptImage2 = gptImage1.with {
    $0.id = "gpt-image-2"
    $0.created = 1_776_729_600
    $0.billing = .byToken(.gptImage2, .gptImage2)
    $0.sizes = .flexible(.gptImage2)
    $0.defaultQuality = .medium
    $0.fidelity = .high
    $0.drawsTransparency = false
    $0.isSlow = true
  }

  static let gptImage2Snapshot = gptImage2.with { $0.id = "gpt-image-2-2026-04-21" }

  static let gptImage25Sunburst = gptImage2.with {
    $0.id = "gpt-image-2.5-sunburst"
    $0.created = 1_788_825_600
    $0.billing = .byToken(.gptImage25, .gptImage2)
    $0.ownShape = PixelSize(1, 1)
    $0.qualities = [.low, .medium, .high, .xhigh, .max, .auto]
    $0.drawsTransparency = true
    $0.isSlow = false
  }

  static let gptImage25SunburstSnapshot = gptImage25Sunburst.with {
    $0.id = "gpt-image-2.5-sunburst-2026-09-08"
  }

  static let gptImage25Flare = gptImage25Sunburst.with {
    $0.id = "gpt-image-2.5-flare"
    $0.sendsPartials = false
  }

  static let gptImage25FlareSnapshot = gptImage25Flare.with { $0.id = "gpt-image-2.5-flare-2026-09-08" }

  /// Nothing is known of it but that it is one of the 2.5 family (latest-sdk.md).
  static let gptImage26Sunburst = gptImage25Sunburst.with {
    $0.id = "gpt-image-2.6-sunburst"
    $0.created = 1_793_491_200
  }

  /// Nothing is known of it but that it is one of the 2.5 family (latest-sdk.md).
  static let gptImage26Flare = gptImage25Flare.with {
    $0.id = "gpt-image-2.6-flare"
    $0.created = 1_793_491_200
  }

  /// A copy in which `change` was made.
  private func with(_ change: (inout Model) -> Void) -> Model {
    var copy = self
    change(&copy)
    return copy
  }
}
