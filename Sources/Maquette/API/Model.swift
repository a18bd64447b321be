/// An image model: everything the API's answers about it depend on.
///
/// A column that is nil means that the model does not have the parameter, and refuses it as unknown.
struct Model: Sendable, Hashable {
  /// How a model treats the pictures it is given.
  enum Fidelity: Sendable, Hashable {
    /// Always low.
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

  /// The shape of a picture that nothing decides, on a model that takes any size (real-api.md, 1.2).
  var ownShape = PixelSize(4, 5)

  var qualities: [Quality]?

  /// What `quality` means when it is absent or `auto`.
  var defaultQuality: Quality

  /// Which uploads it takes.
  var uploads: UploadRules = .gptImage

  /// Which masks it takes.
  var masks: UploadRules? = .smallPNG

  /// Which pictures it takes that say by marks what to change; nil where `markup` is unknown.
  var markups: UploadRules?

  var fidelity: Fidelity = .low

  /// Values of `input_fidelity`; gpt-image-2 knows the parameter in order to refuse it.
  var inputFidelities: [InputFidelity]?

  var backgrounds: [Background]?

  /// Whether it can leave the background out; else it refuses what `backgrounds` has for it by an error of its own.
  var drawsTransparency = true

  var moderations: [Moderation]?

  /// Values of `complexity`.
  var complexities: [Complexity]?

  /// Whether it has `safety_identifier`, and answers with it.
  var hasSafetyIdentifier = false

  /// Whether a text in `user` is as good as a `safety_identifier` where none is given.
  var takesUserAsSafetyIdentifier = false

  var outputFormats: [OutputFormat]?

  /// Range of `output_compression`, in percent.
  var outputCompression: ClosedRange<Int>?

  /// Range of `partial_images`.
  var partialImages: ClosedRange<Int>?

  /// Whether it has `stream`.
  var streams = false

  /// Whether a stream has the partial pictures that were asked for, or none.
  var sendsPartials = true

  var responseFormats: [ResponseFormat]?
  var styles: [Style]?

  /// Whether it rewrites prompts, and says how.
  var revisesPrompts = false

  /// Whether it takes more time above low quality than others.
  var isSlow = false

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
