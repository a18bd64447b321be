import Raster

extension Painter.Canvas {
  /// Places pictures in even rows along the lower edge of a region, each in a light frame with a shadow.
  mutating func place(_ insets: ArraySlice<Bitmap>, in region: Region) {
    guard !insets.isEmpty else { return }
    let grid = InsetGrid(count: insets.count, in: region)
    for (index, inset) in insets.enumerated() { place(inset, in: grid.cell(index, of: insets.count)) }
  }

  /// Fits a picture into the middle of a cell.
  private mutating func place(_ inset: Bitmap, in cell: Region) {
    let side = min(cell.width, cell.height)
    let margin = side / 14
    let frame = max(1, side / 40)
    let room = (
      width: cell.width - 2 * (margin + frame), height: cell.height - 2 * (margin + frame)
    )
    guard room.width > 0 && room.height > 0 else { return }
    let picture = inset.fitting(width: room.width, height: room.height)
    let x = cell.columns.lowerBound + (cell.width - picture.width) / 2
    let y = cell.rows.lowerBound + (cell.height - picture.height) / 2
    var framed = Bitmap(
      width: picture.width + 2 * frame, height: picture.height + 2 * frame, color: palette.paper)
    framed.draw(picture, x: frame, y: frame)
    let shadow = shadow(of: framed.bounds, softness: margin)
    bitmap.draw(shadow, x: x - frame - margin, y: y - margin)
    bitmap.draw(framed, x: x - frame, y: y - frame)
  }

  /// A rectangle's soft shadow, with `softness` pixels more at each side.
  private func shadow(of bounds: Region, softness: Int) -> Bitmap {
    var shadow = Bitmap(
      width: bounds.width + 2 * softness, height: bounds.height + 2 * softness, color: .clear)
    shadow.replace(
      Region(columns: softness..<softness + bounds.width, rows: softness..<softness + bounds.height),
      with: Bitmap(width: bounds.width, height: bounds.height, color: palette.ink.withAlpha(120)))
    shadow.blur(radius: softness)
    return shadow
  }
}

/// Cells of one size in as many rows as make them largest.
private struct InsetGrid {
  let rows: Int
  let columns: Int
  let cellWidth: Int
  let cellHeight: Int
  let region: Region

  /// Divides the lower part of a region among `count` pictures; a single row is at most half its height.
  init(count: Int, in region: Region) {
    self.region = region
    var best = (rows: 1, columns: count, width: 0, height: 0)
    for rows in 1...count {
      let columns = (count + rows - 1) / rows
      let size = (width: region.width / columns, height: region.height / max(2, rows))
      if min(size.width, size.height) > min(best.width, best.height) {
        best = (rows, columns, size.width, size.height)
      }
    }
    (rows, columns, cellWidth, cellHeight) = best
  }

  /// The `index`th of `count` cells; a last row that is not full is centred by spreading.
  func cell(_ index: Int, of count: Int) -> Region {
    let row = index / columns
    let inRow = min(columns, count - row * columns)
    let width = cellWidth * columns / inRow
    let left = region.columns.lowerBound + (index - row * columns) * width
    let top = region.rows.upperBound - (rows - row) * cellHeight
    return Region(columns: left..<left + width, rows: top..<top + cellHeight)
  }
}
