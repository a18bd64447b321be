/// An image model: everything the API's answers about it depend on.
///
/// A column that is nil means that the model does not have the parameter, and refuses it as unknown.
struct Model: Sendable, Hashable {
  /// How a model treats the pictures it is given.
  enum Fidelity: Sendable, Hashable {
    /// It has no `input_fidelity` parameter.
    case low

    /// `input_fidelity` decides.
    case adjustable

    /// Always high; `input_fidelity` is refused by an error of its own (real-api.md, 5.4).
    case high
  }

  /// Name on the wire.
  var id: String

  /// When it appeared, as `GET /v1/models` says it: seconds since 1970.
  var created: Int

  /// Operations that serve it.
  var endpoints: Set<Endpoint>

  /// How its answers are counted and charged.
  var billing: Billing

  /// Length of a prompt, in Unicode code points.
  var promptLength: ClosedRange<Int>

  /// Number of pictures in one answer.
  var n: ClosedRange<Int>?

  /// Number of pictures given to one edit or variation.
  var imageCount: ClosedRange<Int> = 1...16

  var sizes: SizeRule
  var qualities: [Quality]?

  /// What `quality` means when it is absent or `auto`.
  var defaultQuality: Quality

  /// Which uploads it takes.
  var uploads: UploadRules = .gptImage

  /// Which masks it takes.
  var masks: UploadRules = .smallPNG

  var fidelity: Fidelity = .low
  var backgrounds: [Background]?
  var moderations: [Moderation]?
  var outputFormats: [OutputFormat]?

  /// Range of `output_compression`, in percent.
  var outputCompression: ClosedRange<Int>?

  /// Range of `partial_images`.
  var partialImages: ClosedRange<Int>?

  /// Whether it has `stream`.
  var streams = false

  var responseFormats: [ResponseFormat]?
  var styles: [Style]?

  /// Whether it rewrites prompts, and says how.
  var revisesPrompts = false

  /// Values of `input_fidelity`; gpt-image-2 knows the parameter in order to refuse it.
  var inputFidelities: [InputFidelity]? {
    fidelity == .low ? nil : [.high, .low]
  }

  /// Whether it answers on `endpoint` when the body is in JSON, or is not.
  ///
  /// Edits in JSON are for the GPT image models: schema `EditImageBodyJsonParam`.
  func serves(_ endpoint: Endpoint, inJSON isJSON: Bool) -> Bool {
    endpoints.contains(endpoint) && (isGPTImage || endpoint == .generations || !isJSON)
  }

  /// Whether answers are in the shape of the GPT image models, with `usage` and base64 only.
  var isGPTImage: Bool {
    if case .byToken = billing { true } else { false }
  }
}

extension Model {
  /// What an answer's cost depends on.
  enum Billing: Sendable, Hashable {
    /// The pictures; the answer has no `usage`: DALL·E.
    case byPicture([PicturePrice])

    /// The tokens of `usage`.
    case byToken(TokenRules, TokenPrices)
  }
}
