extension Bitmap {
  /// Draws a disc or ring with a smooth edge, inside `region` only if there is one.
  ///
  /// The colour's alpha is its opacity; the pixels below keep theirs.
  package mutating func draw(_ disc: Disc, color: Color, in region: Region? = nil) {
    draw(shape: disc, color: color, in: region ?? bounds)
  }

  /// Draws a rectangle with round corners.
  ///
  /// The colour's alpha is its opacity; the pixels below keep theirs.
  package mutating func draw(_ rectangle: RoundedRectangle, color: Color) {
    draw(shape: rectangle, color: color, in: bounds)
  }

  /// Makes everything outside the union of `discs`, which have no holes, transparent.
  ///
  /// Pixels that become transparent lose their colour too, which hides nothing and packs better.
  package mutating func clip(to discs: [Disc]) {
    clip(toShapes: discs)
  }

  /// Makes everything outside a rectangle with round corners transparent.
  ///
  /// Pixels that become transparent lose their colour too, which hides nothing and packs better.
  package mutating func clip(to rectangle: RoundedRectangle) {
    clip(toShapes: [rectangle])
  }

  private mutating func draw(shape: some Shape, color: Color, in region: Region) {
    let glaze = Glaze(color)
    let clip = region.clamped(to: bounds)
    let width = width
    var picture = pixels.mutableSpan
    for row in shape.rows.clamped(to: clip.rows) {
      let (left, right) = shape.reaches(ofRow: row)
      glaze.draw(shape, left.clamped(to: clip.columns), row: row, width: width, on: &picture)
      glaze.draw(shape, right.clamped(to: clip.columns), row: row, width: width, on: &picture)
    }
  }

  private mutating func clip(toShapes shapes: [some Shape]) {
    let (width, height) = (width, height)
    var coverage = RowCoverage(width: width)
    var picture = pixels.mutableSpan
    for row in 0..<height {
      coverage.reset()
      for shape in shapes where shape.rows.contains(row) { coverage.add(shape, row: row) }
      coverage.fade(&picture, firstPixel: row * width)
    }
  }
}

extension Glaze {
  /// Lays the glaze over a part of a row of a shape.
  fileprivate func draw(
    _ shape: some Shape, _ reach: Reach, row: Int, width: Int, on picture: inout MutableSpan<UInt8>
  ) {
    let first = row * width
    for column in reach.touched.lowerBound..<reach.covered.lowerBound {
      cover(first + column, of: &picture, coverage: shape.coverage(column: column, row: row))
    }
    cover(first + reach.covered.lowerBound..<first + reach.covered.upperBound, of: &picture)
    for column in reach.covered.upperBound..<reach.touched.upperBound {
      cover(first + column, of: &picture, coverage: shape.coverage(column: column, row: row))
    }
  }
}

/// How much of each pixel of a row lies in a union of shapes, in 256ths.
private struct RowCoverage {
  private var levels: [UInt16]

  /// The columns outside which nothing is covered.
  private var touched = 0..<0

  init(width: Int) {
    levels = Array(repeating: 0, count: width)
  }

  /// Starts a row.
  mutating func reset() {
    let columns = touched
    touched = 0..<0
    var levels = levels.mutableSpan
    for column in columns { levels[column] = 0 }
  }

  /// Adds a row of a shape without holes.
  mutating func add(_ shape: some Shape, row: Int) {
    let reach = shape.reaches(ofRow: row).0.clamped(to: 0..<levels.count)
    guard !reach.touched.isEmpty else { return }
    touched = touched.isEmpty ? reach.touched : touched.joined(with: reach.touched)
    var levels = levels.mutableSpan
    for column in reach.touched.lowerBound..<reach.covered.lowerBound {
      levels[column] = max(levels[column], UInt16(shape.coverage(column: column, row: row)))
    }
    for column in reach.covered { levels[column] = 256 }
    for column in reach.covered.upperBound..<reach.touched.upperBound {
      levels[column] = max(levels[column], UInt16(shape.coverage(column: column, row: row)))
    }
  }

  /// Leaves as much of the alpha of a row's pixels as is covered.
  func fade(_ picture: inout MutableSpan<UInt8>, firstPixel: Int) {
    let levels = levels.span
    for column in 0..<touched.lowerBound { picture.setColor(at: firstPixel + column, to: .clear) }
    for column in touched where levels[column] < 256 {
      picture.fade(firstPixel + column, coverage: Int(levels[column]))
    }
    for column in touched.upperBound..<levels.count {
      picture.setColor(at: firstPixel + column, to: .clear)
    }
  }
}

extension Range<Int> {
  /// The smallest range that holds this one and `other`.
  fileprivate func joined(with other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
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
