/// A request and what became of it: an entry of the journal, and a line of the log.
public struct Exchange: Sendable {
  /// Its number among all exchanges of the emulator, counted from 1; 0 until it is in the journal.
  public internal(set) var id = 0

  /// Name of the session.
  public var session: String

  /// When the request came, on the session's clock.
  public var time: Timestamp

  public var method: String

  /// Path of the request, without its query.
  public var path: String

  /// What was called; nil for an unknown path.
  var endpoint: Endpoint?

  /// The model that answered or refused, or the one that was asked for; nil when none was named.
  public var model: String?

  /// The parameters as understood, with defaults filled in, or as sent when they were refused; null for a call
  /// without any.
  var parameters = JSON.null

  var uploads: [UploadRecord] = []

  /// Status code of the answer; 0 where none was sent.
  public var status = 0

  /// The API's error object.
  var error: JSON?

  /// Number of pictures that were drawn for the answer.
  public var images = 0

  /// The tokens of those pictures; nil for a model that is billed by the picture.
  var usage: Usage?

  /// What those pictures would have cost.
  var cost = Cost()

  /// The fault that made the answer what it is.
  public var fault: String?

  /// How often the SDK had tried before, as its `x-stainless-retry-count` says.
  var retryCount: Int?

  /// The time that the answer was made to take, since none is measured.
  var duration = Duration.zero

  /// The answer's `x-request-id`; nil where it has none.
  public var requestID: String?

  /// How far the answer came; nil until the exchange has ended.
  public var delivery: Delivery?

  /// What there is to say of it beside the facts.
  var notes: [String] = []

  /// What draws its pictures again, without the bytes of uploads.
  @Boxed var plan: Plan?

  /// Its line in a log in text once it is sent, where that is known already.
  var sentLine: String?

  /// About as many bytes as it takes to keep.
  var byteCount = 0
}

extension Exchange {
  /// What can be called.
  enum Endpoint: String, Sendable, CaseIterable {
    case generations, edits, variations, models, files, links
  }

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
