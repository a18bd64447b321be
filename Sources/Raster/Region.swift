/// A rectangle of whole pixels.
package struct Region: Sendable, Hashable {
  /// Columns counted from the left.
  package var columns: Range<Int>

  /// Rows counted from the top.
  package var rows: Range<Int>

  /// Makes a region, which may be empty.
  package init(columns: Range<Int>, rows: Range<Int>) {
    self.columns = columns
    self.rows = rows
  }

  /// Width in pixels.
  package var width: Int { columns.count }

  /// Height in pixels.
  package var height: Int { rows.count }

  /// The part that lies inside `other`, which may be empty.
  package func clamped(to other: Region) -> Region {
    Region(columns: columns.clamped(to: other.columns), rows: rows.clamped(to: other.rows))
  }

  /// The largest centred part whose sides are as `width` to `height`, rounded to whole pixels.
  ///
  /// - Precondition: the region has at least one pixel, and so has the result.
  package func centered(aspectWidth width: Int, aspectHeight height: Int) -> Region {
    precondition(width > 0 && height > 0, "an aspect has two positive sides")
    if self.width * height > self.height * width {
      let kept = max(1, (self.height * width + height / 2) / height)
      let first = columns.lowerBound + (self.width - kept) / 2
      return Region(columns: first..<first + kept, rows: rows)
    }
    let kept = max(1, (self.width * height + width / 2) / width)
    let first = rows.lowerBound + (self.height - kept) / 2
    return Region(columns: columns, rows: first..<first + kept)
  }
}

extension Bitmap {
  /// The whole picture.
  package var bounds: Region {
    Region(columns: 0..<width, rows: 0..<height)
  }
}
