extension Lettering {
  /// A line of words that is set and can be drawn.
  package struct Line: Sendable, Hashable {
    let letters: [Letter]
    let lettering: Lettering

    /// Width in pixels, rounded up.
    package var width: Int {
      (lettering.length(letters.advance) + 255) >> 8
    }

    /// What the line says: the text, with single spaces and without what has no shape.
    package var text: String {
      String(letters.map(\.character))
    }
  }
}

extension Sequence<Letter> {
  /// Width of letters in a row, in units of a glyph.
  var advance: Int {
    reduce(0) { $0 + $1.advance }
  }
}
