extension Painter {
  /// Three hues of OKLCH, in degrees, and the light in which they are seen.
  struct ColorScheme: Sendable {
    /// Of the sky and of what is near.
    var hue: Int

    /// Of what is far.
    var neighbor: Int

    /// Of what stands out.
    var contrast: Int

    var mood: Mood

    /// How dark the ground is.
    enum Mood: Sendable {
      case day
      case dusk
      case night
    }

    private init(_ mood: Mood, _ hue: Int, _ neighbor: Int, _ contrast: Int) {
      self.mood = mood
      self.hue = hue
      self.neighbor = neighbor
      self.contrast = contrast
    }

    /// The scheme with all hues moved, which keeps what they are to each other.
    func turned(by degrees: Int) -> ColorScheme {
      ColorScheme(mood, hue + degrees, neighbor + degrees, contrast + degrees)
    }

    /// Schemes that look well in every composition: dark skies are never yellow or green, which turn to mud.
    static let all = [
      ColorScheme(.day, 235, 205, 45), ColorScheme(.day, 200, 230, 70), ColorScheme(.day, 165, 195, 20),
      ColorScheme(.day, 265, 300, 75), ColorScheme(.day, 300, 335, 200), ColorScheme(.day, 350, 25, 195),
      ColorScheme(.day, 25, 55, 225), ColorScheme(.day, 150, 120, 40), ColorScheme(.day, 220, 255, 350),
      ColorScheme(.day, 10, 340, 165),
      ColorScheme(.dusk, 270, 330, 45), ColorScheme(.dusk, 250, 290, 20), ColorScheme(.dusk, 300, 350, 65),
      ColorScheme(.dusk, 215, 255, 40), ColorScheme(.dusk, 335, 10, 75), ColorScheme(.dusk, 195, 230, 80),
      ColorScheme(.night, 265, 295, 80), ColorScheme(.night, 235, 265, 55), ColorScheme(.night, 290, 325, 45),
      ColorScheme(.night, 205, 235, 70), ColorScheme(.night, 180, 210, 25), ColorScheme(.night, 320, 290, 95),
      ColorScheme(.night, 250, 205, 350),
    ]
  }
}
