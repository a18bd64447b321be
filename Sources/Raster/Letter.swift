/// A character with its place in a line.
struct Letter: Sendable, Hashable {
  let character: Character
  let glyph: Glyph

  /// Distance to the next letter, in units of a glyph.
  var advance: Int

  /// Whether a line may end here.
  var isSpace: Bool { glyph.strokes.isEmpty }
}

extension Glyph {
  /// Finds the glyph for a character, composes it of letter and marks, or makes a substitute.
  ///
  /// - Returns: Nothing for what takes no room: control and format characters, marks without a letter.
  init?(_ character: Character) {
    if character.isWhitespace {
      self = .space
      return
    }
    let scalars = character.unicodeScalars.lazy.filter { !$0.isInvisible }
    guard let first = scalars.first, !first.isMark else { return nil }
    guard let glyph = GlyphTable.glyph(of: first) else {
      self = .substitute(for: character)
      return
    }
    self = glyph
    add(scalars.dropFirst().prefix(Glyph.mostMarks), to: first)
  }

  /// The marks of a letter that are looked at; no language writes more.
  private static let mostMarks = 4

  /// Adds marks, by the character for the whole if there is one.
  private mutating func add(_ marks: some Sequence<Unicode.Scalar>, to letter: Unicode.Scalar) {
    var whole: Unicode.Scalar? = letter
    for mark in marks {
      if let letter = whole, let composed = Accent.composition(of: letter, with: mark),
        let glyph = GlyphTable.glyph(of: composed)
      {
        self = glyph
        whole = composed
      } else if let accent = Accent.accent(of: mark) {
        self = accent.placed(on: self)
        whole = nil
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether the character has no shape of its own.
  fileprivate var isInvisible: Bool {
    value >= 0x7F && (properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control)
      || value < 0x20
  }

  /// Whether the character joins the one before it.
  fileprivate var isMark: Bool {
    value >= 0x300 && properties.isGraphemeExtend
  }
}
