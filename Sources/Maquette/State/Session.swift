/// The world of one API key.
struct Session: Sendable {
  /// Number of requests made so far.
  var requests = 0

  var files = FileStore()
}

/// A request's place in its session.
struct Arrival: Sendable {
  /// When it came, on the emulator's clock.
  var time: Timestamp

  /// Name of the session: the API key, or nothing when the request has none.
  var session: String

  /// Number of requests that the session made before.
  var number: Int
}
