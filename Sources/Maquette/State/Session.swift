/// The world of one test.
struct Session: Sendable {
  /// Its number among all that there ever were, since a name can come again.
  var id = 0

  /// Number of requests made so far.
  var requests = 0

  /// Milliseconds by which its clock is ahead of the emulator's.
  var clockOffset = 0

  var journal = Journal()
  var ledger = Ledger()
  var files = FileStore()

  /// What is left of the images per minute, by model.
  var quotas: [String: Quota] = [:]
}

/// A request's place in its session.
struct Arrival: Sendable {
  /// When it came, on the session's clock.
  var time: Timestamp

  /// Name of the session.
  var session: String

  /// Number of requests that the session made before.
  var number: Int
}
