import Raster

extension Painter.Canvas {
  /// Strews small dots over the picture, down to `limit`.
  mutating func scatterDots(_ seed: Seed, above limit: Int = 1000) {
    var seed = seed
    for _ in 0..<60 {
      disc(
        x: seed.next(in: 0..<1000), y: seed.next(in: 0..<limit), radius: seed.next(in: 2..<6),
        seed.next(of: [palette.paper, palette.accents[1]]).withAlpha(UInt8(seed.next(in: 130..<240))))
    }
  }
}
