/// A rectangle of whole pixels whose corners are quarter circles.
package struct RoundedRectangle: Sendable, Hashable {
  /// The rectangle without the rounding.
  package let region: Region

  /// Radius of the corners in pixels, at least 1 and at most half the shorter side.
  package let radius: Int

  private let left: Disc
  private let right: Disc

  /// Makes a rectangle, with the radius moved into its range.
  package init(_ region: Region, radius: Int) {
    self.region = region
    self.radius = max(1, min(radius, region.width / 2, region.height / 2))
    let y = (region.rows.lowerBound + self.radius) * Disc.unit
    left = Disc(
      x: (region.columns.lowerBound + self.radius) * Disc.unit, y: y, radius: self.radius * Disc.unit)
    right = Disc(
      x: (region.columns.upperBound - self.radius) * Disc.unit, y: y, radius: self.radius * Disc.unit)
  }
}

extension RoundedRectangle: Shape {
  var rows: Range<Int> { region.rows }

  func reaches(ofRow row: Int) -> (Reach, Reach) {
    guard let row = cornerRow(row) else {
      return (Reach(touched: region.columns, covered: region.columns), .nothing)
    }
    let (first, last) = (left.reaches(ofRow: row).0, right.reaches(ofRow: row).0)
    let touched = first.touched.lowerBound..<max(first.touched.lowerBound, last.touched.upperBound)
    // Between the corners everything is covered, even where nothing of them is.
    let start = first.covered.isEmpty ? region.columns.lowerBound + radius : first.covered.lowerBound
    let end = last.covered.isEmpty ? region.columns.upperBound - radius : last.covered.upperBound
    let covered = start..<max(start, end)
    return (Reach(touched: touched, covered: covered).clamped(to: region.columns), .nothing)
  }

  func coverage(column: Int, row: Int) -> Int {
    guard let row = cornerRow(row) else { return 256 }
    if column < region.columns.lowerBound + radius { return left.coverage(column: column, row: row) }
    if column < region.columns.upperBound - radius { return 256 }
    return right.coverage(column: column, row: row)
  }

  /// The row of the upper corners that looks like `row`, or nil where the sides are straight.
  private func cornerRow(_ row: Int) -> Int? {
    let upper = min(row, region.rows.lowerBound + region.rows.upperBound - 1 - row)
    return upper < region.rows.lowerBound + radius ? upper : nil
  }
}
