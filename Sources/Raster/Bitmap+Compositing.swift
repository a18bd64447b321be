extension Bitmap {
  /// Lays `picture` over this one with its top left corner at (`x`, `y`), cut off at the edges.
  ///
  /// Porter and Duff's *source over*, for straight colours.
  package mutating func draw(_ picture: Bitmap, x: Int, y: Int) {
    let columns = (x..<x + picture.width).clamped(to: 0..<width)
    let rows = (y..<y + picture.height).clamped(to: 0..<height)
    let width = width
    let source = picture.pixels.span
    var target = pixels.mutableSpan
    for row in rows {
      for column in columns {
        let color = source.color(at: (row - y) * picture.width + column - x)
        guard color.alpha > 0 else { continue }
        let pixel = row * width + column
        target.setColor(
          at: pixel, to: color.alpha == 255 ? color : color.over(target.color(at: pixel)))
      }
    }
  }

  /// Keeps what `mask` covers and shows `replacement` in the rest, by the alpha of the mask.
  ///
  /// Where the mask's alpha is 255 the pixels stay exactly as they are, where it is 0 they are exactly
  /// `replacement`'s.
  ///
  /// - Precondition: all three pictures have the same size.
  package mutating func keep(_ mask: Bitmap, elsewhere replacement: Bitmap) {
    precondition(mask.width == width && mask.height == height, "the mask has the size of the picture")
    precondition(
      replacement.width == width && replacement.height == height,
      "the replacement has the size of the picture")
    let mask = mask.pixels.span
    let replacement = replacement.pixels.span
    var picture = pixels.mutableSpan
    for pixel in 0..<picture.count / 4 where mask[pixel * 4 + 3] < 255 {
      let kept = Int(mask[pixel * 4 + 3])
      let color = replacement.color(at: pixel)
      // By far the most common, and without any division.
      let isReplaced = kept == 0 && color.alpha > 0
      picture.setColor(
        at: pixel, to: isReplaced ? color : color.dissolved(into: picture.color(at: pixel), weight: kept))
    }
  }
}

extension Color {
  /// Lies over `below`, by Porter and Duff's *source over*.
  package func over(_ below: Color) -> Color {
    let hidden = Int(alpha) * 255
    let shown = (255 - Int(alpha)) * Int(below.alpha)
    return weighed(hidden, with: below, shown)
  }

  /// Mixes with `other`, of which `weight` of 255 is shown, so that transparent colours do not bleed.
  package func dissolved(into other: Color, weight: Int) -> Color {
    weighed(Int(alpha) * (255 - weight), with: other, Int(other.alpha) * weight)
  }

  /// The average by two weights, whose sum is the alpha in 255ths; black when nothing is to be seen.
  private func weighed(_ weight: Int, with other: Color, _ otherWeight: Int) -> Color {
    let total = weight + otherWeight
    let alpha = (total + 127) / 255
    guard alpha > 0 else { return .clear }
    func average(_ first: UInt8, _ second: UInt8) -> UInt8 {
      UInt8(truncatingIfNeeded: (Int(first) * weight + Int(second) * otherWeight + total / 2) / total)
    }
    return Color(
      red: average(red, other.red), green: average(green, other.green), blue: average(blue, other.blue),
      alpha: UInt8(truncatingIfNeeded: alpha))
  }
}
