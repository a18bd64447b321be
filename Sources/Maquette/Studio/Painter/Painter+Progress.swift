import Raster

extension Scene.Progress {
  /// How much of the painting is done, in thousandths: 1000 when it is finished, never 0.
  fileprivate var share: Int {
    switch self {
    case .finished: 1000
    case .partial(let index, let count): (index + 1) * 1000 / (count + 1)
    }
  }

  /// The finish that a scene has got so far: the first half of the way there is but a sketch.
  func finish(of scene: Scene) -> Scene.Finish {
    share <= 500 ? .sketch : scene.finish
  }
}

extension Painter.Canvas {
  /// Hides what is not done yet: behind blocks, which get smaller and leave the top, and under a veil.
  mutating func leaveUnfinished(_ scene: Scene) {
    guard case .partial = scene.progress else { return }
    let share = scene.progress.share
    let top = share > 500 ? height * (share - 250) / 1000 : 0
    let blocks = Region(columns: 0..<width, rows: top..<height)
    bitmap.pixelate(side: max(2, pixels(16 + (1000 - share) * (1000 - share) / 10_000)), in: blocks)
    bitmap.fill(bounds, color: palette.paper.withAlpha(UInt8((1000 - share) / 8)))
    if scene.background == .transparent { bitmap.clearTransparentPixels() }
  }
}
