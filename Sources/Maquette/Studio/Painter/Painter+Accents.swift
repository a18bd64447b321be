import Raster

extension Painter.Canvas {
  /// Paints shapes near the edges, which leave the middle as it is: discs with rings, or low waves.
  mutating func paintAccents() {
    var seed = seed.derived("accents")
    if seed.next(in: 0..<3) == 0 {
      paintLowWaves(&seed)
    } else {
      for index in 0..<3 { paintAccent(index, &seed) }
    }
  }

  private mutating func paintAccent(_ index: Int, _ seed: inout Seed) {
    let x = seed.next(in: 0..<1000)
    let y = seed.next(of: [seed.next(in: 0..<200), seed.next(in: 800..<1000)])
    let radius = seed.next(in: 120..<260)
    disc(x: x, y: y, radius: radius, palette.accents[index].withAlpha(190))
    if finish != .sketch {
      disc(x: x, y: y, radius: radius + 26, hole: radius + 21, palette.paper.withAlpha(190))
    }
    if finish == .fine { disc(x: x, y: y, radius: radius / 2, palette.paper.withAlpha(70)) }
  }

  private mutating func paintLowWaves(_ seed: inout Seed) {
    let top = seed.next(in: 640..<780)
    for wave in 0..<(finish == .sketch ? 2 : 3) {
      var line = ridge(y: top + wave * 90)
      line.addHills(height: rise(30), seed: seed.derived(wave), detailed: finish == .fine)
      bitmap.fill(below: line, color: palette.accents[wave].withAlpha(170))
    }
  }
}
