/// The form of answers: what bodies and headers hold, and how they are laid out.
struct WireFormat: Sendable, Hashable {
  /// The two forms of an error object.
  enum ErrorObject: Sendable, Hashable {
    /// `code`, `message`, `param`, `type`, and a line feed at the end.
    case alphabetical

    /// `message`, `type`, `param`, `code`, and no line feed.
    case byWeight
  }

  var errorObject = ErrorObject.byWeight

  /// Operations whose answers end in a line feed.
  var endpointsWithFinalLineFeed: Set<Endpoint> = []

  /// Whether `background`, `output_format`, `quality` and `size` are told beside the pictures.
  var echoesParameters = false

  /// Whether `usage` has `output_tokens_details`.
  var hasOutputTokenDetails = false

  /// Whether each item of `data` has a `generation_id`.
  var hasGenerationIDs = false

  /// Whether paths below `/v1/images` that lead nowhere are told so without a word.
  var hasSilentUnknownPaths = false

  /// `openai-version`.
  var version = "2020-10-01"

  /// What `x-request-id` begins with.
  var requestIDPrefix = ""

  /// `Strict-Transport-Security`; nil where the emulator does not send it.
  var transportSecurity: String?

  /// Whether `x-envoy-upstream-service-time` tells the time of processing once more.
  var hasUpstreamTime = false

  /// Version of the storage service that the links of `url` answers name.
  var storageVersion = ""
}
