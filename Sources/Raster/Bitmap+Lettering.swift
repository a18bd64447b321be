extension Bitmap {
  /// Draws a line of words whose left edge is at `x` and whose letters stand on the top edge of row `baseline`.
  ///
  /// The line may lie outside the picture in part or as a whole; only what is in the picture, and in `region`
  /// if there is one, is drawn. The colour's alpha is its opacity; the pixels below keep theirs.
  package mutating func draw(
    _ line: Lettering.Line, x: Int, baseline: Int, color: Color, in region: Region? = nil
  ) {
    let lettering = line.lettering
    let clip = region?.clamped(to: bounds) ?? bounds
    let glaze = Glaze(color)
    var field = StrokeField(penWidth: lettering.penWidth)
    let width = width
    var picture = pixels.mutableSpan
    let (x, baseline) = (x.pixelsClamped, baseline.pixelsClamped)
    var position = 0
    for letter in line.letters {
      defer { position += letter.advance }
      let left = x + lettering.length(position)
      if left > clip.columns.upperBound << 8 { break }
      field.clear()
      field.add(letter.glyph, of: lettering, x: left, baseline: baseline)
      field.draw(glaze, in: clip, width: width, on: &picture)
    }
  }
}

extension Int {
  /// Pixels as 256ths, moved to where nothing is seen if they are so many that sums would overflow.
  fileprivate var pixelsClamped: Int {
    Swift.min(Swift.max(-1 << 40, self), 1 << 40) << 8
  }
}
