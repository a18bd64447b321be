/// One of the pictures that a plan can draw.
struct Frame: Sendable, Hashable {
  /// Which of the `n` pictures, counted from 0.
  var index: Int

  /// Which of the partial pictures that come before it in a stream, counted from 0; nil for the final one.
  var partial: Int?
}

extension Plan {
  /// The pictures that are asked for.
  var finalFrames: [Frame] {
    (0..<count).map { Frame(index: $0) }
  }

  /// The pictures of the answer in the order in which they are sent, a stream's partial ones first.
  var frames: [Frame] {
    (0..<partialCount).map { Frame(index: 0, partial: $0) } + finalFrames
  }
}
