extension Bitmap {
  /// Fills everything below a ridge, or only a band of `depth` 256ths of a pixel below it.
  ///
  /// The colour's alpha is its opacity; the pixels below keep theirs.
  ///
  /// - Precondition: the ridge has a level for each column.
  package mutating func fill(below ridge: Ridge, depth: Int? = nil, color: Color) {
    precondition(ridge.levels.count == width, "a level for each column")
    let glaze = Glaze(color)
    let band = Band(ridge: ridge, depth: depth ?? Int.max / 2)
    let rows = band.rows.clamped(to: 0..<height)
    let width = width
    var picture = pixels.mutableSpan
    for row in rows {
      glaze.draw(band, row: row, firstPixel: row * width, on: &picture)
    }
  }
}

extension Glaze {
  /// Lays the glaze over a row of a band, with neighbouring stretches that are covered wholly in one go.
  fileprivate func draw(_ band: Band, row: Int, firstPixel: Int, on picture: inout MutableSpan<UInt8>) {
    if band.coveredRows.contains(row) {
      return cover(firstPixel..<firstPixel + band.ridge.levels.count, of: &picture)
    }
    var covered = firstPixel..<firstPixel
    for stretch in band.stretches {
      let end = firstPixel + stretch.columns.upperBound
      switch stretch.coverage(ofRow: row) {
      case .all:
        covered = covered.lowerBound..<end
        continue
      case .some:
        for column in stretch.columns {
          let coverage = band.coverage(column: column, row: row)
          if coverage > 0 { cover(firstPixel + column, of: &picture, coverage: coverage) }
        }
      case .none:
        break
      }
      cover(covered, of: &picture)
      covered = end..<end
    }
    cover(covered, of: &picture)
  }
}

/// What lies at most `depth` below a ridge.
private struct Band {
  let ridge: Ridge
  let depth: Int
  let stretches: [Stretch]

  /// The rows that the band touches.
  let rows: Range<Int>

  /// The rows that lie in the band from end to end.
  let coveredRows: Range<Int>

  init(ridge: Ridge, depth: Int) {
    self.ridge = ridge
    self.depth = depth
    stretches = stride(from: 0, to: ridge.levels.count, by: Stretch.width).map { first in
      let columns = first..<Swift.min(first + Stretch.width, ridge.levels.count)
      let levels = ridge.levels[columns]
      return Stretch(
        columns: columns, highest: levels.min() ?? 0, lowest: levels.max() ?? 0, depth: depth)
    }
    let highest = stretches.map(\.highest).min() ?? 0
    let lowest = stretches.map(\.lowest).max() ?? 0
    rows = highest / Ridge.unit - 1..<(lowest + depth) / Ridge.unit + 2
    let first = lowest / Ridge.unit + 1
    coveredRows = first..<max(first, (highest + depth) / Ridge.unit)
  }

  /// How much of a pixel lies in the band, in 256ths.
  func coverage(column: Int, row: Int) -> Int {
    let below = (row + 1) * Ridge.unit - ridge.levels[column]
    return below.clamped(to: 0...256) - (below - depth).clamped(to: 0...256)
  }
}

/// A few columns whose levels are near each other, so that most rows of them are covered wholly or not at all.
private struct Stretch {
  enum Coverage {
    case none
    case some
    case all
  }

  let columns: Range<Int>

  /// The least and the greatest level of the columns.
  let highest: Int
  let lowest: Int

  let depth: Int

  /// Columns in a stretch, except perhaps the last.
  static let width = 32

  func coverage(ofRow row: Int) -> Coverage {
    let top = row * Ridge.unit
    let bottom = top + Ridge.unit
    if bottom <= highest || top >= lowest + depth { return .none }
    return top >= lowest && bottom <= highest + depth ? .all : .some
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
