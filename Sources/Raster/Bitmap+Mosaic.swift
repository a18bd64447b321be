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
    var sum = ColorSum()
    for row in region.rows {
      for column in region.columns { sum.add(color(at: row &* width &+ column)) }
    }
    let mean = sum.mean(of: region.width * region.height)
    for row in region.rows {
      for column in region.columns { setColor(at: row &* width &+ column, to: mean) }
    }
  }
}

/// The sum of colours times alpha, and that of alpha.
private struct ColorSum {
  private var red = 0
  private var green = 0
  private var blue = 0
  private var alpha = 0

  mutating func add(_ color: Color) {
    let weight = Int(color.alpha)
    red &+= Int(color.red) &* weight
    green &+= Int(color.green) &* weight
    blue &+= Int(color.blue) &* weight
    alpha &+= weight
  }

  /// The mean of so many pixels, rounded to the nearest.
  func mean(of count: Int) -> Color {
    let meanAlpha = (alpha + count / 2) / count
    guard meanAlpha > 0 else { return .clear }
    func channel(_ sum: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: (sum + alpha / 2) / alpha)
    }
    return Color(
      red: channel(red), green: channel(green), blue: channel(blue),
      alpha: UInt8(truncatingIfNeeded: meanAlpha))
  }
}

extension Int {
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
