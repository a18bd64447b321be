import Raster

extension Painter.Canvas {
  /// Paints a sun or moon with a halo, above `limit`, and stars when there is detail.
  mutating func paintHeavens(clearAbove limit: Int = 640) {
    var seed = seed.derived("sun")
    let x = seed.next(in: 200..<800)
    let y = seed.next(in: limit / 3..<limit * 3 / 4)
    let radius = seed.next(in: 80..<170)
    if finish == .fine { scatterDots(self.seed.derived("stars"), above: limit) }
    for (percent, alpha) in [(250, 26), (200, 56), (150, 92)] {
      disc(
        x: x, y: y, radius: radius * percent / 100, hole: radius * (percent - 50) / 100,
        palette.accents[0].withAlpha(UInt8(alpha)))
    }
    disc(x: x, y: y, radius: radius, palette.accents[0])
  }
}
