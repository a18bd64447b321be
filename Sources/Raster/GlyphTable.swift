/// A glyph of the table: its character, its advance and its path, which `Stroke.strokes(path:)` reads.
typealias GlyphRow = (character: Unicode.Scalar, advance: Int, path: String)

/// The glyphs of the project's own typeface: rounded, of one stroke width, for languages in Latin letters.
enum GlyphTable {
  /// The glyph of a character, with its accents if it has some.
  static func glyph(of scalar: Unicode.Scalar) -> Glyph? {
    glyphs[scalar]
  }

  /// The rows of all tables.
  static let rows = capitals + smallLetters + digits + punctuation + symbols

  /// Rows as glyphs, and the letters that are composed of them.
  private static let glyphs: [Unicode.Scalar: Glyph] = {
    var glyphs: [Unicode.Scalar: Glyph] = [:]
    for row in rows {
      glyphs[row.character] = Glyph(
        advance: row.advance, strokes: Stroke.strokes(path: row.path), letter: row.character)
    }
    for accent in Accent.all {
      for (letter, composed) in zip(accent.letters.unicodeScalars, accent.composed.unicodeScalars) {
        guard glyphs[composed] == nil, let base = glyphs[letter.dotless] else { continue }
        glyphs[composed] = accent.placed(on: base)
      }
    }
    return glyphs
  }()
}
