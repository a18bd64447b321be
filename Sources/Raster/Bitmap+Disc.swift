extension Bitmap {
  /// Draws a disc or ring with a smooth edge, inside `region` only if there is one.
  ///
  /// The colour's alpha is its opacity; the pixels below keep theirs.
  package mutating func draw(_ disc: Disc, color: Color, in region: Region? = nil) {
    let glaze = Glaze(color)
    let clip = region?.clamped(to: bounds) ?? bounds
    let width = width
    var picture = pixels.mutableSpan
    for row in disc.rows.clamped(to: clip.rows) {
      let (left, right) = disc.reaches(ofRow: row)
      glaze.draw(disc, left.clamped(to: clip.columns), row: row, width: width, on: &picture)
      glaze.draw(disc, right.clamped(to: clip.columns), row: row, width: width, on: &picture)
    }
  }

  /// Makes everything outside the union of `discs`, which have no holes, transparent.
  ///
  /// Pixels that become transparent lose their colour too, which hides nothing and packs better.
  package mutating func clip(to discs: [Disc]) {
    let (width, height) = (width, height)
    let columns = 0..<width
    var picture = pixels.mutableSpan
    for row in 0..<height {
      let reaches = discs.map { $0.reaches(ofRow: row).0.clamped(to: columns) }
      for column in columns where !reaches.contains(where: { $0.covered.contains(column) }) {
        let coverage = discs.indices.reduce(0) { most, index in
          guard reaches[index].touched.contains(column) else { return most }
          return max(most, discs[index].coverage(column: column, row: row))
        }
        picture.fade(row * width + column, coverage: coverage)
      }
    }
  }
}

extension Glaze {
  /// Lays the glaze over a part of a row of a disc.
  fileprivate func draw(
    _ disc: Disc, _ reach: Reach, row: Int, width: Int, on picture: inout MutableSpan<UInt8>
  ) {
    let first = row * width
    for column in reach.touched.lowerBound..<reach.covered.lowerBound {
      cover(first + column, of: &picture, coverage: disc.coverage(column: column, row: row))
    }
    cover(first + reach.covered.lowerBound..<first + reach.covered.upperBound, of: &picture)
    for column in reach.covered.upperBound..<reach.touched.upperBound {
      cover(first + column, of: &picture, coverage: disc.coverage(column: column, row: row))
    }
  }
}

extension MutableSpan<UInt8> {
  /// Leaves `coverage` 256ths of a pixel's alpha.
  fileprivate mutating func fade(_ pixel: Int, coverage: Int) {
    let color = color(at: pixel)
    let alpha = UInt8(truncatingIfNeeded: (Int(color.alpha) * coverage + 128) >> 8)
    setColor(at: pixel, to: alpha == 0 ? .clear : color.withAlpha(alpha))
  }
}
