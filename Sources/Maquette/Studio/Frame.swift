/// One of the pictures that a plan can draw.
struct Frame: Sendable, Hashable {
  /// Which of the `n` pictures, counted from 0.
  var index: Int

  /// Which of the partial pictures that come before it in a stream, counted from 0; nil for the final one.
  var partial: Int?
}

extension Plan {
  /// The pictures of an answer that is no stream.
  var finalFrames: [Frame] {
    (0..<count).map { Frame(index: $0) }
  }
}
