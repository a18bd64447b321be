extension Bitmap {
  /// Blurs the picture, or the part of it in `region`, by a tent of `radius` pixels to each side.
  ///
  /// A tent is what two box blurs make together, near to a Gaussian with a standard deviation of 0.41 radii. The
  /// time does not depend on the radius, which is moved into 0 to 255. Pixels are weighed by alpha, so that the
  /// colour of transparent ones does not bleed; those at the region's edges are repeated outwards.
  package mutating func blur(radius: Int, in region: Region? = nil) {
    let region = region?.clamped(to: bounds) ?? bounds
    let tent = Tent(radius: min(max(0, radius), Tent.mostRadius))
    guard tent.radius > 0, !region.columns.isEmpty, !region.rows.isEmpty else { return }
    let rows = blurredRows(of: region, tent: tent)
    blurColumns(of: region, from: rows, tent: tent)
  }

  /// Blurs each row of a region by itself.
  private func blurredRows(of region: Region, tent: Tent) -> [SIMD4<UInt16>] {
    var blurred = Array(repeating: SIMD4<UInt16>.zero, count: region.width * region.height)
    var results = blurred.mutableSpan
    let pixels = pixels.span
    let last = region.width - 1
    var line = Array(repeating: SIMD4<UInt16>.zero, count: region.width)
    var row = line.mutableSpan
    for (number, y) in region.rows.enumerated() {
      let first = y * width + region.columns.lowerBound
      for x in 0...last { row[x] = pixels.color(at: first &+ x).premultiplied }
      var sum = TentSum(repeating: row[0], tent: tent)
      for x in -tent.radius...last {
        let places = tent.places(at: x, last: last)
        sum.move(leaving: row[places.leaving], middle: row[places.middle], entering: row[places.entering])
        if x >= 0 { results[number &* region.width &+ x] = sum.mean(tent) }
      }
    }
    return blurred
  }

  /// Replaces the pixels of a region by its blurred rows, each column of which is blurred by itself.
  private mutating func blurColumns(of region: Region, from rows: [SIMD4<UInt16>], tent: Tent) {
    let width = width
    var picture = pixels.mutableSpan
    let rows = rows.span
    let last = region.height - 1
    var columns = (0..<region.width).map { TentSum(repeating: rows[$0], tent: tent) }
    var sums = columns.mutableSpan
    for y in -tent.radius...last {
      let places = tent.places(at: y, last: last)
      let leaving = places.leaving * region.width
      let middle = places.middle * region.width
      let entering = places.entering * region.width
      let first = (region.rows.lowerBound + y) * width + region.columns.lowerBound
      for x in sums.indices {
        sums[x].move(leaving: rows[leaving &+ x], middle: rows[middle &+ x], entering: rows[entering &+ x])
        if y >= 0 { picture.setColor(at: first &+ x, to: Color(premultiplied: sums[x].mean(tent))) }
      }
    }
  }
}

/// Weights that fall in a straight line from `radius + 1` in the middle to nothing on both sides.
private struct Tent {
  let radius: Int

  /// 2³² divided by the sum of the weights, which turns a sum's multiplication into its division.
  let reciprocal: UInt64

  /// Up to here sums of premultiplied channels fit into 32 bits.
  static let mostRadius = 255

  init(radius: Int) {
    self.radius = radius
    let weights = UInt64((radius + 1) * (radius + 1))
    reciprocal = ((1 << 32) + weights / 2) / weights
  }

  /// The pixels that matter when the tent moves to `place` in a row from 0 to `last`.
  func places(at place: Int, last: Int) -> (leaving: Int, middle: Int, entering: Int) {
    (
      min(max(0, place - radius - 1), last), min(max(0, place), last),
      min(max(0, place + radius + 1), last)
    )
  }
}

/// The sum of the pixels under a tent that moves along a row or column.
private struct TentSum {
  private var sum: SIMD4<UInt32>

  /// What the sum grows by at the next move; less than nothing wraps.
  private var growth = SIMD4<UInt32>.zero

  /// Starts where everything under the tent is one repeated pixel, `radius + 1` places before it.
  init(repeating pixel: SIMD4<UInt16>, tent: Tent) {
    let weight = UInt32(tent.radius + 1)
    sum = SIMD4(truncatingIfNeeded: pixel) &* (weight &* weight)
  }

  /// Moves the tent by one pixel, to have `middle` under its top.
  ///
  /// The pixels before the top lose a share each, the others win one, so that only three change their part.
  mutating func move(leaving: SIMD4<UInt16>, middle: SIMD4<UInt16>, entering: SIMD4<UInt16>) {
    sum &+= growth
    growth &+= SIMD4(truncatingIfNeeded: leaving) &+ SIMD4(truncatingIfNeeded: entering)
    growth &-= SIMD4(truncatingIfNeeded: middle) &<< 1
  }

  /// The weighed mean, rounded to the nearest.
  func mean(_ tent: Tent) -> SIMD4<UInt16> {
    SIMD4(truncatingIfNeeded: (SIMD4<UInt64>(truncatingIfNeeded: sum) &* tent.reciprocal &+ 1 << 31) &>> 32)
  }
}

extension Color {
  /// Red, green and blue times alpha, and alpha times 255.
  fileprivate var premultiplied: SIMD4<UInt16> {
    SIMD4(UInt16(red), UInt16(green), UInt16(blue), 255) &* UInt16(alpha)
  }

  fileprivate init(premultiplied sum: SIMD4<UInt16>) {
    let total = UInt32(sum.w)
    let alpha = (total + 127) / 255
    guard alpha > 0 else {
      self = .clear
      return
    }
    func channel(_ value: UInt16) -> UInt8 {
      // The quotient by far the most common is worth a constant divisor.
      let level =
        total == 255 * 255 ? (UInt32(value) + 127) / 255 : (UInt32(value) * 255 + total / 2) / total
      return UInt8(truncatingIfNeeded: min(255, level))
    }
    self.init(
      red: channel(sum.x), green: channel(sum.y), blue: channel(sum.z),
      alpha: UInt8(truncatingIfNeeded: alpha))
  }
}
