import Raster

extension Painter.Canvas {
  /// Paints translucent shapes that leave most of what is below to be seen: a sun, rings and low waves.
  mutating func paintOverlay() {
    var seed = seed.derived("overlay")
    let x = seed.next(of: [seed.next(in: 120..<300), seed.next(in: 700..<880)])
    let y = seed.next(in: 130..<300)
    let radius = seed.next(in: 90..<170)
    disc(x: x, y: y, radius: radius, palette.accents[0].withAlpha(200))
    for ring in 1...(finish == .sketch ? 1 : 3) {
      disc(
        x: x, y: y, radius: radius + ring * 34, hole: radius + ring * 34 - 8,
        palette.accents[ring % 3].withAlpha(190))
    }
    for wave in 0..<(finish == .fine ? 3 : 2) {
      var line = ridge(y: 830 + wave * 60)
      line.addHills(height: rise(28), seed: seed.derived(wave), detailed: false)
      bitmap.fill(below: line, color: palette.shade(500 + wave * 250).withAlpha(190))
    }
  }
}
