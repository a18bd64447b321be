import Raster

extension Painter {
  /// A few colours that go well together, all from the seed.
  struct Palette {
    /// The gradient behind everything.
    let ground: Corners

    /// Colours of one family, from the distance to the foreground.
    let ramp: [Color]

    /// Colours that stand out from the ground, the strongest first.
    let accents: [Color]

    /// The lightest.
    let paper: Color

    /// The darkest.
    let ink: Color

    /// The mood of the ground.
    private enum Mood: CaseIterable {
      case day
      case dusk
      case night
    }

    init(seed: Seed) {
      var seed = seed
      let hue = seed.next(in: 0..<360)
      let neighbor = hue + seed.next(of: [-45, -30, 30, 45, 60])
      let contrast = hue + seed.next(of: [150, 165, 180, 195, 210, 240])
      paper = .wheel(.pale, hue: contrast)
      ink = .wheel(.ink, hue: hue)
      switch seed.next(of: Mood.allCases) {
      case .day:
        ground = Corners(
          topLeft: .wheel(.light, hue: hue), topRight: .wheel(.pale, hue: neighbor),
          bottomLeft: .wheel(.pale, hue: hue), bottomRight: .wheel(.light, hue: contrast))
        ramp = Palette.ramp([.light, .bright, .strong, .deep], from: neighbor, to: hue)
        accents = [.wheel(.bright, hue: contrast), .wheel(.strong, hue: neighbor), .wheel(.bright, hue: hue)]
      case .dusk:
        ground = Corners(
          topLeft: .wheel(.strong, hue: hue), topRight: .wheel(.deep, hue: neighbor),
          bottomLeft: .wheel(.light, hue: contrast), bottomRight: .wheel(.bright, hue: contrast))
        ramp = Palette.ramp([.bright, .strong, .deep, .ink], from: contrast, to: hue)
        accents = [
          .wheel(.pale, hue: contrast), .wheel(.light, hue: neighbor), .wheel(.bright, hue: contrast),
        ]
      case .night:
        ground = Corners(
          topLeft: .wheel(.ink, hue: hue), topRight: .wheel(.deep, hue: hue),
          bottomLeft: .wheel(.deep, hue: neighbor), bottomRight: .wheel(.strong, hue: neighbor))
        ramp = Palette.ramp([.bright, .strong, .deep, .ink], from: neighbor, to: hue)
        accents = [
          .wheel(.light, hue: contrast), .wheel(.bright, hue: neighbor), .wheel(.bright, hue: contrast),
        ]
      }
    }

    /// A colour of the ramp's run, `position` of 1000 from the distance to the foreground.
    func shade(_ position: Int) -> Color {
      let scaled = max(0, min(1000, position)) * (ramp.count - 1) * 256 / 1000
      let index = min(scaled >> 8, ramp.count - 2)
      return ramp[index].mixed(with: ramp[index + 1], weight: scaled - index << 8)
    }

    /// Colours to stand for brightness, from dark to light.
    var duotone: [Color] { [ink, ramp[2], accents[2], paper] }

    /// One colour for each tone, with hues that run from `first` to `last` degrees.
    private static func ramp(_ tones: [Color.Tone], from first: Int, to last: Int) -> [Color] {
      // The short way round the wheel; the long way would pass every colour.
      let turn = ((last - first) % 360 + 540) % 360 - 180
      return tones.enumerated().map { index, tone in
        .wheel(tone, hue: first + turn * index / (tones.count - 1))
      }
    }
  }
}
