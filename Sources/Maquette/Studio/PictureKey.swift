/// What a picture's file depends on beside the seed and the rendering, which are the emulator's.
struct PictureKey: Sendable, Hashable {
  /// `Plan.digest`.
  var digest: String

  var frame: Frame

  /// Number of partial pictures of a stream, which a partial one names; 0 for a final one.
  var partialCount: Int
}

extension PictureKey {
  init(_ frame: Frame, of plan: Plan) {
    self.init(digest: plan.digest, frame: frame, partialCount: frame.partial == nil ? 0 : plan.partialCount)
  }
}
