import Raster

extension Painter.Canvas {
  /// Places pictures in even rows along the lower edge, each in a light frame with a shadow.
  mutating func place(_ insets: ArraySlice<Bitmap>) {
    guard !insets.isEmpty else { return }
    let grid = InsetGrid(count: insets.count, width: bitmap.width, height: bitmap.height * 2 / 3)
    let top = bitmap.height - grid.rows * grid.cellHeight
    for (index, inset) in insets.enumerated() {
      let cell = grid.cell(index, of: insets.count, top: top)
      place(inset, in: cell)
    }
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
    let shadow = Bitmap(width: framed.width, height: framed.height, color: palette.ink.withAlpha(90))
    bitmap.draw(shadow, x: x - frame / 2, y: y)
    bitmap.draw(framed, x: x - frame, y: y - frame)
  }
}

/// Cells of one size in as many rows as make them largest.
private struct InsetGrid {
  let rows: Int
  let columns: Int
  let cellWidth: Int
  let cellHeight: Int

  /// Divides an area among `count` pictures; a single row is at most half the area's height.
  init(count: Int, width: Int, height: Int) {
    var best = (rows: 1, columns: count, width: 0, height: 0)
    for rows in 1...count {
      let columns = (count + rows - 1) / rows
      let size = (width: width / columns, height: height / max(2, rows))
      if min(size.width, size.height) > min(best.width, best.height) {
        best = (rows, columns, size.width, size.height)
      }
    }
    (rows, columns, cellWidth, cellHeight) = best
  }

  /// The `index`th of `count` cells; a last row that is not full is centred by spreading.
  func cell(_ index: Int, of count: Int, top: Int) -> Region {
    let row = index / columns
    let inRow = min(columns, count - row * columns)
    let width = cellWidth * columns / inRow
    let left = (index - row * columns) * width
    return Region(
      columns: left..<left + width,
      rows: top + row * cellHeight..<top + (row + 1) * cellHeight)
  }
}
