extension Bitmap {
  /// Makes squares of `side` pixels of the colour that is the mean of their pixels, in `region` if there is one.
  ///
  /// Means are weighed by alpha so that the colour of transparent pixels does not bleed. Squares are counted
  /// from the top left corner of the region; those at its right and bottom edges may be cut off. A side of one
  /// pixel or less changes nothing.
  package mutating func pixelate(side: Int, in region: Region? = nil) {
    let region = region?.clamped(to: bounds) ?? bounds
    guard side > 1 else { return }
    let width = width
    var picture = pixels.mutableSpan
    for top in stride(from: region.rows.lowerBound, to: region.rows.upperBound, by: side) {
      let rows = (top..<top.addingClamped(side)).clamped(to: region.rows)
      for left in stride(from: region.columns.lowerBound, to: region.columns.upperBound, by: side) {
        let columns = (left..<left.addingClamped(side)).clamped(to: region.columns)
        picture.makeEven(Region(columns: columns, rows: rows), width: width)
      }
    }
  }
}

extension MutableSpan<UInt8> {
  /// Gives all pixels of a region of a picture of some width their mean colour.
  fileprivate mutating func makeEven(_ region: Region, width: Int) {
    // Colours times alpha and 255 times alpha.
    var sums = SIMD4<UInt64>.zero
    for row in region.rows {
      for column in region.columns { sums &+= color(at: row &* width &+ column).premultiplied }
    }
    let mean = Color(sums: sums, count: UInt64(region.width * region.height))
    for row in region.rows {
      for column in region.columns { setColor(at: row &* width &+ column, to: mean) }
    }
  }
}

extension Color {
  fileprivate var premultiplied: SIMD4<UInt64> {
    SIMD4(UInt64(red), UInt64(green), UInt64(blue), 255) &* UInt64(alpha)
  }

  /// Makes the mean of so many premultiplied colours from their sums.
  fileprivate init(sums: SIMD4<UInt64>, count: UInt64) {
    let alpha = (sums.w / 255 + count / 2) / count
    guard alpha > 0 else {
      self = .clear
      return
    }
    let weight = sums.w / 255
    let color = (sums &+ weight / 2) / SIMD4(repeating: weight)
    self.init(
      red: UInt8(truncatingIfNeeded: color.x), green: UInt8(truncatingIfNeeded: color.y),
      blue: UInt8(truncatingIfNeeded: color.z), alpha: UInt8(truncatingIfNeeded: alpha))
  }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
