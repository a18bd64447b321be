/// How words are drawn: in the project's own typeface, at a size.
package struct Lettering: Sendable, Hashable {
  /// Height of a capital letter in pixels, 1 to 1000.
  package let capHeight: Int

  /// Width of the pen in 256ths of a pixel, 12 hundredths of the height of a capital.
  let penWidth: Int

  /// Length of a glyph's unit in 4096ths of a 256th of a pixel.
  private let unit: Int

  /// Makes a lettering, with the size moved into its range.
  package init(capHeight: Int) {
    self.capHeight = min(max(1, capHeight), 1000)
    penWidth = self.capHeight * 256 * 12 / 100
    unit = (self.capHeight * 256 - penWidth) * 4096 / 100
  }

  /// The usual distance between two baselines, in pixels; nothing of a line touches the next.
  package var lineHeight: Int {
    capHeight * 7 / 4
  }

  /// Sets all of a text in one line.
  ///
  /// Every run of whitespace is one space. Control characters and others that have no shape take no room.
  /// What the typeface lacks shows as a box with an inside of its own, one for each character a reader sees.
  package func line(_ text: String) -> Line {
    Line(letters: letters(text), lettering: self)
  }

  /// Sets characters, each near enough to its follower, until they are longer than `limit` units.
  func letters(_ text: String, limit: Int = .max) -> [Letter] {
    var letters: [Letter] = []
    var width = 0
    for character in text {
      guard let glyph = Glyph(character) else { continue }
      if let last = letters.last {
        if last.isSpace && glyph.strokes.isEmpty { continue }
        letters[letters.count - 1].advance += Kerning.adjustment(between: last.glyph, and: glyph)
      }
      let letter = Letter(
        character: glyph.strokes.isEmpty ? " " : character, glyph: glyph, advance: glyph.advance)
      letters.append(letter)
      width += letter.advance
      if width > limit { break }
    }
    return letters
  }

  /// A length in a glyph's units as 256ths of a pixel.
  func length(_ units: Int) -> Int {
    (units * unit + 2048) >> 12
  }

  /// The number of a glyph's units that fit into so many pixels.
  func units(pixels: Int) -> Int {
    min(max(0, pixels), 1 << 24) << 20 / unit
  }
}
