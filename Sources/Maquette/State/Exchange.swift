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

  /// How far the answer came; nil until the exchange has ended.
  public var delivery: Delivery?
}

extension Exchange {
  /// What a listener saw of an answer's way to its client.
  public struct Delivery: Sendable, Equatable {
    /// How an exchange ended.
    public enum Ending: String, Sendable, CaseIterable {
      /// All that there was to send was handed to the system.
      case sent

      /// The client left before.
      case hungUp = "hung_up"

      /// The server was stopped before.
      case stopped
    }

    public var ending: Ending

    /// Number of bytes of head and body that were handed to the system, chunk sizes included.
    public var byteCount: Int

    public init(_ ending: Ending, byteCount: Int) {
      self.ending = ending
      self.byteCount = byteCount
    }
  }
}
