/// A combining mark: its shape, where it goes, and which letters have a character of their own with it.
struct Accent: Sendable {
  /// Which side of the letter a mark goes to.
  enum Side: Sendable {
    case above
    case below

    /// At the lower right end of the letter.
    case tail
  }

  /// The combining character.
  let scalar: Unicode.Scalar

  let side: Side

  /// A path around x = 0, for a letter from the baseline to the height of an x.
  let path: String

  /// The letters that have a character with this mark, and in the same order those characters.
  let letters: String
  let composed: String

  /// Puts the mark on a glyph, out of the way of what is there.
  func placed(on base: Glyph) -> Glyph {
    var glyph = base
    let offset =
      switch side {
      case .above: SIMD2(Accent.middles[base.letter] ?? base.advance / 2, max(0, base.top - Accent.xHeight))
      case .below: SIMD2(Accent.middles[base.letter] ?? base.advance / 2, min(0, base.bottom))
      case .tail: SIMD2(Accent.tails[base.letter] ?? base.advance / 2, 0)
      }
    glyph.strokes += Stroke.strokes(path: path).map { $0.moved(by: offset) }
    return glyph
  }
}

extension Accent {
  /// The mark that a combining character stands for.
  static func accent(of scalar: Unicode.Scalar) -> Accent? {
    all.first { $0.scalar == scalar }
  }

  /// The character for a letter with a mark, if there is one.
  static func composition(of letter: Unicode.Scalar, with mark: Unicode.Scalar) -> Unicode.Scalar? {
    compositions[Pair(first: letter, second: mark)]
  }

  private static let compositions: [Pair: Unicode.Scalar] = {
    var compositions: [Pair: Unicode.Scalar] = [:]
    for accent in all {
      for (letter, composed) in zip(accent.letters.unicodeScalars, accent.composed.unicodeScalars) {
        compositions[Pair(first: letter, second: accent.scalar)] = composed
      }
    }
    return compositions
  }()

  /// The height of a small letter's upper end.
  private static let xHeight = 71

  /// Where marks go that would not look right in the middle of the advance.
  private static let middles: [Unicode.Scalar: Int] = [
    "L": 20, "l": 18, "r": 26, "t": 24, "h": 18, "k": 18, "b": 18, "d": 42, "E": 42, "F": 40, "R": 42,
    "P": 40,
    "G": 54, "Æ": 88, "æ": 62,
  ]

  /// The lower right ends of the letters that have a mark there.
  private static let tails: [Unicode.Scalar: Int] = [
    "A": 84, "E": 69, "I": 19, "O": 60, "U": 54, "a": 60, "e": 50, "ı": 18, "o": 46, "u": 63,
  ]
}

extension Unicode.Scalar {
  /// The letter that takes marks above in place of this one.
  var dotless: Unicode.Scalar {
    switch self {
    case "i": "ı"
    case "j": "ȷ"
    default: self
    }
  }
}
