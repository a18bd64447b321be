/// A request and what became of it, as one line of a log tells it.
public struct Exchange: Sendable {
  /// When the request came, on the emulator's clock.
  public var time: Timestamp

  public var method: String

  /// Path of the request, without its query.
  public var path: String

  /// The model that answered; nil when it did not come so far.
  public var model: String?

  /// Status code of the answer.
  public var status = 0

  /// Number of pictures in the answer.
  public var images = 0

  /// The sentence of a refusal.
  public var error: String?

  /// The answer's `x-request-id`; nil where it has none.
  public var requestID: String?
}
