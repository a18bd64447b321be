/// The shape of a letter or sign.
///
/// Its unit is a hundredth of the height of a capital, from the middle of its lowest stroke to the middle of
/// its highest.
struct Glyph: Sendable, Hashable {
  /// Distance from the left edge to that of the glyph that follows.
  var advance: Int

  /// What the pen draws.
  var strokes: [Stroke]

  /// The letter without its accents, which decides how near its neighbours come.
  var letter: Unicode.Scalar

  /// The upper end of the strokes.
  var top: Int {
    strokes.joined { max($0, $1) }
  }

  /// The lower end of the strokes.
  var bottom: Int {
    strokes.joined { min($0, $1) }
  }

  /// The gap between words.
  static let space = Glyph(advance: 36, strokes: [], letter: " ")
}

extension [Stroke] {
  /// The height of that end of any stroke that `choose` leaves over, or 0 if there is no stroke.
  fileprivate func joined(_ choose: (Int, Int) -> Int) -> Int {
    let heights = flatMap(\.ends).map(\.y)
    return heights.dropFirst().reduce(heights.first ?? 0, choose)
  }
}
