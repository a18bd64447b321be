/// A request with every default settled: all that drawing and answering need to know.
///
/// A plan draws its pictures byte for byte alike whenever it is asked to.
struct Plan: Sendable {
  let endpoint: Endpoint
  let model: Model

  /// Empty on variations.
  let prompt: String

  /// The SHA-256 of the whole prompt, in hexadecimal.
  let promptHash: String

  /// The pictures to edit or vary.
  private(set) var images: [Upload]

  private(set) var mask: Upload?

  /// Marks to lay over the first picture.
  private(set) var markup: Upload?

  /// Number of pictures.
  let count: Int

  /// Never the size of `auto`.
  let size: PixelSize

  /// Never `auto`.
  let quality: Quality

  /// Never `auto`.
  let background: Background

  var format: OutputFormat

  /// In percent; 100 is the best quality.
  ///
  /// PNG ignores it.
  let compression: Int

  let fidelity: InputFidelity

  /// It changes nothing in a picture that is drawn.
  let moderation: Moderation

  /// It changes nothing in a picture that is drawn.
  let complexity: Complexity?

  let responseFormat: ResponseFormat

  /// Only on dall-e-3.
  let style: Style?

  /// Whether the answer is a stream of events.
  let isStreamed: Bool

  /// Number of partial pictures in the stream, 0...3.
  let partialCount: Int

  /// What the answer gives for `safety_identifier`; nil where it has none.
  let safetyIdentifier: String?

  /// The uploads, the mask or the markup last, by what provenance tells of them.
  let sources: [PictureSource]

  /// The SHA-256 of the request as understood, in hexadecimal: with one seed, equal digests make equal pictures.
  ///
  /// A request that is streamed has the digest of one that is not, since its final pictures are the same.
  private(set) var digest = ""

  init(_ request: ImageRequest) {
    let model = request.model
    endpoint = request.endpoint
    self.model = model
    prompt = request.prompt
    promptHash = SHA256.hash(Bytes(Array(prompt.utf8))).hexadecimal
    images = request.images
    mask = request.mask
    markup = request.markup
    count = request.n ?? 1
    size = Self.size(of: request)
    quality = Self.settled(request.quality, auto: .auto, default: model.defaultQuality)
    background = Self.settled(request.background, auto: .auto, default: .opaque)
    format = request.outputFormat ?? .png
    compression = request.outputCompression ?? 100
    fidelity = model.fidelity == .high ? .high : request.inputFidelity ?? .low
    moderation = request.moderation ?? .auto
    complexity = request.complexity
    responseFormat = model.isGPTImage ? .base64 : request.responseFormat ?? .url
    style = model.styles == nil ? nil : request.style ?? .vivid
    isStreamed = request.stream ?? false
    partialCount = isStreamed && model.sendsPartials ? request.partialImages ?? 0 : 0
    safetyIdentifier = [
      model.hasSafetyIdentifier ? request.safetyIdentifier : nil,
      model.takesUserAsSafetyIdentifier ? request.user : nil,
    ].compactMap(\.self).first { !$0.isEmpty }
    sources =
      images.enumerated().map { PictureSource($0.element, field: "image[\($0.offset)]") }
      + [mask].compactMap(\.self).map { PictureSource($0, field: "mask") }
      + [markup].compactMap(\.self).map { PictureSource($0, field: "markup") }
    digest = SHA256.hash(Bytes(understood.compact)).hexadecimal
  }

  /// Every picture that came with the request, in the order of `sources`.
  var uploads: [Upload] {
    images + [mask, markup].compactMap(\.self)
  }

  /// The plan without the bytes of its uploads and without what a client wrote about them, which takes little to keep.
  var withoutUploads: Plan {
    changingUploads { upload, _ in
      upload.bytes = Bytes([])
      upload.forgetNames()
    }
  }

  /// The plan with the bytes of its uploads, which `find` gives by their SHA-256; nil when some are not found.
  func withUploads(_ find: (String) -> Bytes?) -> Plan? {
    let found = sources.map { find($0.sha256) }
    guard found.allSatisfy({ $0 != nil }) else { return nil }
    return changingUploads { upload, index in upload.bytes = found[index] ?? Bytes([]) }
  }

  /// The plan with each of its uploads changed, which comes with its index in `uploads`.
  private func changingUploads(_ change: (inout Upload, Int) -> Void) -> Plan {
    var plan = self
    var changed = uploads.enumerated().map { index, upload in
      var upload = upload
      change(&upload, index)
      return upload
    }
    if markup != nil { plan.markup = changed.removeLast() }
    if mask != nil { plan.mask = changed.removeLast() }
    plan.images = changed
    return plan
  }

  private static func settled<Value: Equatable>(_ value: Value?, auto: Value, default: Value) -> Value {
    guard let value, value != auto else { return `default` }
    return value
  }
}

// MARK: - The size of `auto`: CONTRACT.md, "Defaults"; real-api.md, 1.2

extension Plan {
  private static func size(of request: ImageRequest) -> PixelSize {
    if case .pixels(let size) = request.size { return size }
    let source = request.images.first?.size
    switch request.model.sizes {
    case .fixed(_, auto: false), .open: return PixelSize(1024, 1024)
    case .fixed(let sizes, auto: true):
      guard let source else { return PixelSize(1024, 1536) }
      return sizes.nearest(inShapeTo: source)
    case .flexible: return .ofOneAndAHalfMegapixels(like: source ?? request.model.ownShape)
    }
  }
}

extension PixelSize {
  /// The size of 1,572,864 pixels that is nearest to the shape of `source`, which counts as no longer than 3:1.
  fileprivate static func ofOneAndAHalfMegapixels(like source: PixelSize) -> PixelSize {
    let area = 1_572_864.0
    let ratio = min(max(Double(source.width) / Double(source.height), 1.0 / 3), 3)
    // Square roots are exact to the last bit on every machine (IEEE 754), so this is the same everywhere.
    return PixelSize(
      Int((area * ratio).squareRoot().rounded()), Int((area / ratio).squareRoot().rounded()))
  }
}

extension [PixelSize] {
  /// The size whose aspect ratio differs from that of `source` by the smallest factor; of equals, the first.
  fileprivate func nearest(inShapeTo source: PixelSize) -> PixelSize {
    self.min { Self.factor($0, source) < Self.factor($1, source) } ?? source
  }

  /// How much longer one shape is than the other, at least 1.
  private static func factor(_ a: PixelSize, _ b: PixelSize) -> Double {
    let (first, second) = (Double(a.width * b.height), Double(a.height * b.width))
    return first > second ? first / second : second / first
  }
}
