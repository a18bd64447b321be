extension Glyph {
  /// Makes the sign for a character that the table lacks: a box with three rows of bars and dots.
  ///
  /// The scalars choose among 64 insides, so that different characters mostly look different.
  static func substitute(for character: Character) -> Glyph {
    let inside = zip(insides, character.unicodeScalars.choices).flatMap { row, choice in row[choice] }
    return Glyph(advance: 102, strokes: box + inside, letter: "\u{FFFD}")
  }

  private static let box = Stroke.strokes(
    path: "M27 101 L75 101 X89 88 L89 12 Y75 -1 L27 -1 X13 12 L13 88 Y27 101")

  /// What may be in each row: a bar, a dot on the left, one on the right, both.
  private static let insides = [77, 50, 23].map { height in
    let left = [Stroke.line(SIMD2(38, height), SIMD2(38, height))]
    let right = [Stroke.line(SIMD2(64, height), SIMD2(64, height))]
    let bar = [Stroke.line(SIMD2(38, height), SIMD2(64, height))]
    return [bar, left, right, left + right]
  }
}

extension Character.UnicodeScalarView {
  /// Three numbers from 0 to 3, by FNV-1a (32 bits) of the scalars.
  fileprivate var choices: [Int] {
    let hash = reduce(0x811C_9DC5 as UInt32) { ($0 ^ $1.value) &* 0x0100_0193 }
    return [30, 27, 24].map { Int(hash >> $0 & 3) }
  }
}
