import Raster

extension Painter {
  /// A few colours that go well together.
  struct Palette {
    /// The gradient behind everything.
    var ground: Corners

    /// Colours of one family, from the distance to the foreground.
    var ramp: [Color]

    /// Three colours that stand out from the ground, the strongest first.
    var accents: [Color]

    /// The lightest.
    var paper: Color

    /// The darkest.
    var ink: Color

    /// A colour of the ramp's run, `position` of 1000 from the distance to the foreground.
    func shade(_ position: Int) -> Color {
      let scaled = max(0, min(1000, position)) * (ramp.count - 1) * 256 / 1000
      let index = min(scaled >> 8, ramp.count - 2)
      return ramp[index].mixed(with: ramp[index + 1], weight: scaled - index << 8)
    }

    /// Colours to stand for brightness, from dark to light.
    var duotone: [Color] { [ink, ramp[2], accents[2], paper] }
  }
}

// MARK: - A palette from a seed

extension Painter.Palette {
  /// Mixes what the seed chooses, stronger or calmer as the style asks.
  init(for scene: Scene) {
    var seed = scene.seed.derived("palette")
    let scheme = seed.next(of: Painter.ColorScheme.all)
    let turn = seed.next(in: -8..<9)
    self.init(scheme.turned(by: turn))
    switch scene.style {
    case .vivid: transform { $0.saturated(percent: 145).contrasted(percent: 112) }
    case .natural: transform { [paper] in $0.saturated(percent: 58).mixed(with: paper, weight: 36) }
    case nil: break
    }
    makeReadable()
  }

  private init(_ scheme: Painter.ColorScheme) {
    let (hue, neighbor, contrast) = (scheme.hue, scheme.neighbor, scheme.contrast)
    switch scheme.mood {
    case .day:
      ground = Corners(
        topLeft: .wheel(.light, hue: hue), topRight: .wheel(.pale, hue: neighbor),
        bottomLeft: .wheel(.pale, hue: hue), bottomRight: .wheel(.light, hue: contrast))
      ramp = Self.ramp([.light, .bright, .strong, .deep], from: neighbor, to: hue)
      accents = [.wheel(.bright, hue: contrast), .wheel(.strong, hue: neighbor), .wheel(.bright, hue: hue)]
    case .dusk:
      ground = Corners(
        topLeft: .wheel(.strong, hue: hue), topRight: .wheel(.deep, hue: hue),
        bottomLeft: .wheel(.light, hue: contrast), bottomRight: .wheel(.bright, hue: neighbor))
      ramp = Self.ramp([.bright, .strong, .deep, .ink], from: neighbor, to: hue)
      accents = [.wheel(.pale, hue: contrast), .wheel(.light, hue: neighbor), .wheel(.bright, hue: contrast)]
    case .night:
      ground = Corners(
        topLeft: .wheel(.ink, hue: hue), topRight: .wheel(.deep, hue: hue),
        bottomLeft: .wheel(.deep, hue: neighbor), bottomRight: .wheel(.strong, hue: neighbor))
      ramp = Self.ramp([.bright, .strong, .deep, .ink], from: neighbor, to: hue)
      accents = [
        .wheel(.light, hue: contrast), .wheel(.bright, hue: neighbor), .wheel(.bright, hue: contrast),
      ]
    }
    paper = .wheel(.pale, hue: contrast)
    ink = .wheel(.ink, hue: hue)
  }

  /// One colour for each tone, with hues that run from `first` to `last` degrees.
  private static func ramp(_ tones: [Color.Tone], from first: Int, to last: Int) -> [Color] {
    // The short way round the wheel; the long way would pass every colour.
    let turn = ((last - first) % 360 + 540) % 360 - 180
    return tones.enumerated().map { index, tone in
      .wheel(tone, hue: first + turn * index / (tones.count - 1))
    }
  }

  private mutating func transform(_ change: (Color) -> Color) {
    ground = Corners(
      topLeft: change(ground.topLeft), topRight: change(ground.topRight),
      bottomLeft: change(ground.bottomLeft), bottomRight: change(ground.bottomRight))
    ramp = ramp.map(change)
    accents = accents.map(change)
    (paper, ink) = (change(paper), change(ink))
  }
}
