/// Which sentences refusals have.
struct Wording: Sendable, Hashable {
  /// What checks a request against its schema.
  enum Validator: Sendable, Hashable {
    /// A validator of JSON Schema, in whose words it speaks (real-api.md, 5.8).
    case jsonSchema

    /// The one of real-api.md, 5.3.
    case current
  }

  /// What the safety system says (real-api.md, 5.6).
  enum Moderation: Sendable, Hashable {
    /// No reason.
    case unexplained

    /// `content_policy_violation`, with a word on what it was about.
    case contentPolicy

    /// `moderation_blocked`, a `user_error`; DALL·E goes on as before.
    case userError

    /// `moderation_blocked`, with the violations in the sentence; DALL·E goes on as before.
    case violations

    /// `moderation_blocked`, with `moderation_details`.
    case details
  }

  var validator = Validator.current

  /// Whether the refusal of a form by its schema says that only dall-e-2 has edits.
  var hidesFormRefusals = false

  /// Whether a size that is none of the model's is refused like any other word.
  var hasSizesAsWords = false

  /// Whether the refusal of a picture that is no small PNG has a code.
  var hasPictureCode = true

  /// Whether the refusal of a request without a key explains where a key goes.
  var explainsKeys = false

  /// Whether a failure of the service is told with an apology, and without a code.
  var isSorry = false

  var moderation = Moderation.details

  /// Whether images per minute are refused with the time to wait, and nothing else.
  var hasBareRateLimit = false
}
