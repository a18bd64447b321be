extension Bitmap {
  /// A large rectangle of pixels that are nearer to clear than to opaque, if there is one.
  ///
  /// That is, whose alpha is below 128. The largest on a grid of at most 64 by 64 cells, so that it is found
  /// quickly in any picture.
  package var largestClearRegion: Region? {
    let columns = min(width, 64)
    let rows = min(height, 64)
    // How many cells above each other are clear, down to the present row.
    var heights = Array(repeating: 0, count: columns)
    var best = CellRectangle(columns: 0..<0, rows: 0..<0)
    for row in 0..<rows {
      for column in 0..<columns {
        heights[column] = isClear(cell(column, row, of: columns, rows)) ? heights[column] + 1 : 0
      }
      for last in 0..<columns {
        var height = heights[last]
        for first in stride(from: last, through: 0, by: -1) {
          height = min(height, heights[first])
          guard height > 0 else { break }
          let found = CellRectangle(columns: first..<last + 1, rows: row + 1 - height..<row + 1)
          if found.area > best.area { best = found }
        }
      }
    }
    guard best.area > 0 else { return nil }
    let first = cell(best.columns.lowerBound, best.rows.lowerBound, of: columns, rows)
    let last = cell(best.columns.upperBound - 1, best.rows.upperBound - 1, of: columns, rows)
    return Region(
      columns: first.columns.lowerBound..<last.columns.upperBound,
      rows: first.rows.lowerBound..<last.rows.upperBound)
  }

  /// The smallest region with all the pixels that are not opaque, if there are any.
  package var uncovered: Region? {
    var columns: Range<Int>?
    var rows: Range<Int>?
    let pixels = pixels.span
    for row in 0..<height {
      let first = row * width
      guard let left = (0..<width).first(where: { pixels[(first + $0) * 4 + 3] < 255 }),
        let right = (0..<width).last(where: { pixels[(first + $0) * 4 + 3] < 255 })
      else { continue }
      columns = min(columns?.lowerBound ?? left, left)..<max(columns?.upperBound ?? 0, right + 1)
      rows = (rows?.lowerBound ?? row)..<row + 1
    }
    guard let columns, let rows else { return nil }
    return Region(columns: columns, rows: rows)
  }

  /// The pixels of a cell of a grid over the whole picture.
  private func cell(_ column: Int, _ row: Int, of columns: Int, _ rows: Int) -> Region {
    Region(
      columns: column * width / columns..<(column + 1) * width / columns,
      rows: row * height / rows..<(row + 1) * height / rows)
  }

  private func isClear(_ region: Region) -> Bool {
    let pixels = pixels.span
    for row in region.rows {
      for column in region.columns where pixels[(row * width + column) * 4 + 3] > 127 { return false }
    }
    return true
  }
}

/// A rectangle of cells.
private struct CellRectangle {
  let columns: Range<Int>
  let rows: Range<Int>

  var area: Int { columns.count * rows.count }
}
