/// Two characters that follow each other.
struct Pair: Sendable, Hashable {
  let first: Unicode.Scalar
  let second: Unicode.Scalar
}

/// How much nearer than their advances say some letters stand, in units of a glyph.
enum Kerning {
  /// What is added to the advance of `first` before `second`: 0 or less.
  static func adjustment(between first: Glyph, and second: Glyph) -> Int {
    adjustments[Pair(first: first.letter, second: second.letter)] ?? 0
  }

  private static let adjustments: [Pair: Int] = {
    var adjustments: [Pair: Int] = [:]
    for (adjustment, pairs) in rows {
      for pair in pairs.split(separator: " ") {
        guard let first = pair.unicodeScalars.first, let second = pair.unicodeScalars.last else { continue }
        adjustments[Pair(first: first, second: second)] = adjustment
      }
    }
    return adjustments
  }()

  private static let rows = [
    (-16, "AT TA AV VA AY YA LT LV LY P. P, F. F, T. T, V. V, Y. Y, T- Y- L’ L'"),
    (-12, "Ta Tc Td Te Tg To Tq Ts Ya Yc Yd Ye Yg Yo Yq Ys AW WA LW W. W, PA FA"),
    (-7, "Va Vc Vd Ve Vg Vo Vq Vs Wa Wc Wd We Wo Wq Tm Tn Tp Tr Tu Tv Tw Tx Ty Tz Yn Yr Yu Yv Fa Fo Fe"),
    (-6, "r. r, v. v, w. w, y. y, f. f, AC AG AO AQ AU CA GA OA QA DA AD KO KC KG KQ Ko Ke Kc RT RV RY"),
    (
      -5, "ra rc rd re rg ro rq fa fe fo ko ke kc vo ve va vc ov ev av yo ye ya yc oy ey xo xe ox ex To r- A’"
    ),
  ]
}
