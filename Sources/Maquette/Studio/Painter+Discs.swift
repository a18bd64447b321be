import Raster

extension Painter.Canvas {
  /// Paints large translucent discs that overlap, then rings and dots.
  mutating func paintDiscs() {
    var seed = seed.derived("discs")
    let colors = palette.accents + palette.ramp
    for index in 0..<seed.next(in: 5..<8) {
      let x = seed.next(in: 60..<940)
      let y = seed.next(in: 60..<940)
      let radius = index < 2 ? seed.next(in: 240..<360) : seed.next(in: 70..<210)
      disc(x: x, y: y, radius: radius, colors[index % colors.count].withAlpha(index < 2 ? 215 : 175))
      if finish != .sketch {
        disc(x: x, y: y, radius: radius + 24, hole: radius + 19, palette.paper.withAlpha(130))
      }
    }
    if finish == .fine { scatterDots(seed.derived("dots")) }
  }

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
