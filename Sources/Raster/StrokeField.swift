/// Strokes of a round pen on the pixels of a picture.
///
/// Each pixel gets its distance to the nearest stroke, which says how much of it the pen covers; strokes that
/// cross or join do not cover twice. Lengths are in 256ths of a pixel, y down from the top edge.
struct StrokeField {
  /// What the pen draws, curves as short lines.
  private var segments: [Segment] = []

  /// Squares of distances, row by row for the region that is being drawn.
  private var squares: [Int] = []

  private let nib: Nib

  init(penWidth: Int) {
    nib = Nib(width: penWidth)
  }

  /// Takes all strokes away.
  mutating func clear() {
    segments.removeAll(keepingCapacity: true)
  }

  /// Adds the strokes of a glyph that stands on `baseline` and begins at `x`.
  mutating func add(_ glyph: Glyph, of lettering: Lettering, x: Int, baseline: Int) {
    // The lowest strokes have their middle half a pen above the baseline.
    let origin = SIMD2(x, baseline - lettering.penWidth / 2)
    func place(_ point: SIMD2<Int>) -> SIMD2<Int> {
      SIMD2(origin.x + lettering.length(point.x), origin.y - lettering.length(point.y))
    }
    for stroke in glyph.strokes {
      switch stroke {
      case .line(let start, let end):
        segments.append(Segment(from: place(start), to: place(end)))
      case .curve(let start, let first, let second, let end):
        add(Curve(start: place(start), first: place(first), second: place(second), end: place(end)))
      }
    }
  }

  private mutating func add(_ curve: Curve) {
    let count = curve.pieces
    var start = curve.start
    for piece in 1...count {
      let end = curve.point(piece, of: count)
      segments.append(Segment(from: start, to: end))
      start = end
    }
  }

  /// Lays a glaze over what the pen covers of a picture.
  mutating func draw(_ glaze: Glaze, in clip: Region, width: Int, on picture: inout MutableSpan<UInt8>) {
    let region = reach.clamped(to: clip)
    guard !region.columns.isEmpty, !region.rows.isEmpty else { return }
    measure(region)
    let squares = squares.span
    let coverages = nib.coverages.span
    var index = 0
    for row in region.rows {
      for column in region.columns {
        let square = squares[index]
        index &+= 1
        guard square < nib.outerSquare else { continue }
        glaze.cover(
          row &* width &+ column, of: &picture, coverage: Int(coverages[square &>> nib.shift]))
      }
    }
  }

  /// The pixels that the pen touches.
  private var reach: Region {
    segments.reduce(Region(columns: 0..<0, rows: 0..<0)) { region, segment in
      let reach = segment.reach(nib.reach)
      if region.columns.isEmpty { return reach }
      return Region(
        columns: min(
          region.columns.lowerBound, reach.columns.lowerBound)..<max(
            region.columns.upperBound, reach.columns.upperBound),
        rows: min(
          region.rows.lowerBound, reach.rows.lowerBound)..<max(region.rows.upperBound, reach.rows.upperBound))
    }
  }

  /// Finds the squares of the distances of the pixels in `region`, as far as they matter.
  private mutating func measure(_ region: Region) {
    let count = region.width * region.height
    if squares.count < count { squares = Array(repeating: 0, count: count) }
    let (segments, distance) = (segments, nib.reach)
    var field = squares.mutableSpan
    for index in 0..<count { field[index] = Int.max }
    for segment in segments {
      let reach = segment.reach(distance).clamped(to: region)
      for row in reach.rows {
        let columns = segment.columns(within: distance, ofRow: row).clamped(to: reach.columns)
        segment.measure(
          columns, ofRow: row, into: &field,
          at: (row - region.rows.lowerBound) * region.width + columns.lowerBound - region.columns.lowerBound)
      }
    }
  }
}

/// What of a pixel a round pen covers, by the distance of the pixel's middle from the pen's way.
private struct Nib {
  /// The distance from which on nothing is covered.
  let reach: Int

  /// Its square.
  let outerSquare: Int

  /// Squares are looked up without their last bits.
  let shift: Int

  /// Coverage in 256ths for each square.
  let coverages: [UInt16]

  init(width: Int) {
    reach = width / 2 + 128
    outerSquare = reach * reach
    shift = max(0, Int.bitWidth - outerSquare.leadingZeroBitCount - 10)
    var coverages: [UInt16] = []
    for square in stride(from: 0, to: outerSquare, by: 1 << shift) {
      let distance = (square + 1 << shift / 2).squareRoot
      coverages.append(UInt16(min(max(0, reach - distance), min(256, width))))
    }
    self.coverages = coverages
  }
}

/// A straight line between two points.
private struct Segment {
  private let start: SIMD2<Int>
  private let end: SIMD2<Int>
  private let length: Int

  /// The way from start to end as a vector of length 16384, or (16384, 0) for a point.
  private let direction: SIMD2<Int>

  init(from start: SIMD2<Int>, to end: SIMD2<Int>) {
    self.start = start
    self.end = end
    let way = end &- start
    length = (way.x * way.x + way.y * way.y).squareRoot
    direction = length == 0 ? SIMD2(16384, 0) : SIMD2(way.x * 16384 / length, way.y * 16384 / length)
  }

  /// The pixels whose middle may be nearer than `distance`.
  func reach(_ distance: Int) -> Region {
    Region(
      columns: pixels(from: min(start.x, end.x) - distance, to: max(start.x, end.x) + distance),
      rows: pixels(from: min(start.y, end.y) - distance, to: max(start.y, end.y) + distance))
  }

  /// The pixels of a row that may be nearer than `distance` to the line without its ends.
  func columns(within distance: Int, ofRow row: Int) -> Range<Int> {
    // A flat line is near most pixels of its few rows.
    guard abs(direction.y) > 4096 else { return Int.min..<Int.max }
    let height = row * 256 + 128 - start.y
    let middle = start.x + height * direction.x / direction.y
    let half = distance * 16384 / abs(direction.y) + 1
    return pixels(from: middle - half, to: middle + half)
  }

  /// Lowers squares in `field`, from `index` on, to those of the distances from the pixels in a row.
  func measure(_ columns: Range<Int>, ofRow row: Int, into field: inout MutableSpan<Int>, at index: Int) {
    let x = columns.lowerBound * 256 + 128 - start.x
    let y = row * 256 + 128 - start.y
    var across = x &* direction.y &- y &* direction.x
    var along = x &* direction.x &+ y &* direction.y
    for index in index..<index + columns.count {
      let side = across &>> 14
      let position = along &>> 14
      let beyond = max(0, max(0 &- position, position &- length))
      let square = side &* side &+ beyond &* beyond
      if square < field[index] { field[index] = square }
      across &+= direction.y &* 256
      along &+= direction.x &* 256
    }
  }
}

/// A cubic Bézier curve.
private struct Curve {
  let start: SIMD2<Int>
  let first: SIMD2<Int>
  let second: SIMD2<Int>
  let end: SIMD2<Int>

  /// How many lines of equal times it takes to stay within a tenth of a pixel of the curve.
  var pieces: Int {
    // Wang's formula, for which a cubic's second differences are enough.
    let bend = max(bend(start, first, second), bend(first, second, end))
    return 1 + (bend / 32).squareRoot
  }

  private func bend(_ first: SIMD2<Int>, _ second: SIMD2<Int>, _ third: SIMD2<Int>) -> Int {
    let difference = first &- second &* 2 &+ third
    return max(abs(difference.x), abs(difference.y))
  }

  /// The point after `piece` of `count` parts of the time.
  func point(_ piece: Int, of count: Int) -> SIMD2<Int> {
    // From the start, so that a curve is the same one wherever it lies.
    let rest = count - piece
    let way =
      (first &- start) &* (3 * rest * rest * piece) &+ (second &- start) &* (3 * rest * piece * piece)
      &+ (end &- start) &* (piece * piece * piece)
    let whole = count * count * count
    return SIMD2(start.x + way.x / whole, start.y + way.y / whole)
  }
}

/// The pixels whose middles lie between two positions in 256ths of a pixel.
private func pixels(from first: Int, to last: Int) -> Range<Int> {
  let start = (first + 127) >> 8
  return start..<max(start, (last - 128) >> 8 + 1)
}
