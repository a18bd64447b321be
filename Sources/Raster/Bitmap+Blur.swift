extension Bitmap {
  /// Blurs the picture, or the part of it in `region`, by a tent of `radius` pixels to each side.
  ///
  /// A tent is what two box blurs make together, near to a Gaussian with a standard deviation of 0.41 radii. The
  /// time hardly depends on the radius, which is moved into 0 to 127. Pixels are weighed by alpha, so that the
  /// colour of transparent ones does not bleed; those at the region's edges are repeated outwards.
  package mutating func blur(radius: Int, in region: Region? = nil) {
    let region = region?.clamped(to: bounds) ?? bounds
    let tent = Tent(radius: min(max(0, radius), Tent.mostRadius))
    guard tent.radius > 0, !region.columns.isEmpty, !region.rows.isEmpty else { return }
    let rows = blurredRows(of: region, tent: tent)
    blurColumns(of: region, from: rows, tent: tent)
  }

  /// Blurs each row of a region by itself.
  private func blurredRows(of region: Region, tent: Tent) -> [SIMD4<UInt32>] {
    var blurred = Array(repeating: SIMD4<UInt32>.zero, count: region.width * region.height)
    var results = blurred.mutableSpan
    let pixels = pixels.span
    // The row, with its ends repeated as far as the tent reaches.
    let margin = tent.radius + 1
    var padded = Array(repeating: SIMD4<UInt32>.zero, count: region.width + 2 * margin)
    var row = padded.mutableSpan
    var result = 0
    for y in region.rows {
      let first = y * width + region.columns.lowerBound
      for x in 0..<region.width { row[margin &+ x] = pixels.color(at: first &+ x).premultiplied }
      for x in 0..<margin {
        row[x] = row[margin]
        row[margin &+ region.width &+ x] = row[margin &+ region.width &- 1]
      }
      var sum = TentSum(repeating: row[0], tent: tent)
      for x in 1..<margin { sum.move(leaving: row[0], middle: row[x], entering: row[x &+ margin]) }
      for x in 0..<region.width {
        sum.move(leaving: row[x], middle: row[x &+ margin], entering: row[x &+ 2 &* margin])
        results[result] = sum.mean(tent)
        result &+= 1
      }
    }
    return blurred
  }

  /// Replaces the pixels of a region by its blurred rows, each column of which is blurred by itself.
  private mutating func blurColumns(of region: Region, from rows: [SIMD4<UInt32>], tent: Tent) {
    let (width, count) = (width, region.width)
    var picture = pixels.mutableSpan
    let rows = rows.span
    let margin = tent.radius + 1
    var columns = (0..<count).map { TentSum(repeating: rows[$0], tent: tent) }
    var sums = columns.mutableSpan
    func start(ofRow row: Int) -> Int { min(max(0, row), region.height - 1) * count }
    for y in 1 - margin..<region.height {
      let (leaving, middle, entering) = (
        start(ofRow: y - margin), start(ofRow: y), start(ofRow: y + margin)
      )
      for x in 0..<count {
        sums[x].move(leaving: rows[leaving &+ x], middle: rows[middle &+ x], entering: rows[entering &+ x])
      }
      guard y >= 0 else { continue }
      let first = (region.rows.lowerBound + y) * width + region.columns.lowerBound
      for x in 0..<count { picture.setColor(at: first &+ x, to: Color(premultiplied: sums[x].mean(tent))) }
    }
  }
}

/// Weights that fall in a straight line from `radius + 1` in the middle to nothing on both sides.
private struct Tent {
  let radius: Int

  /// The sum of the weights.
  let weights: UInt32

  /// What a sum is shifted by to be below 2¹⁶.
  let shift: UInt32

  /// 2¹⁶ divided by the sum of the weights after that shift.
  let reciprocal: UInt32

  /// The weights add up to 2¹⁴, which leaves a sum room in 32 bits.
  static let mostRadius = 127

  init(radius: Int) {
    self.radius = radius
    weights = UInt32((radius + 1) * (radius + 1))
    shift = UInt32(32 - (weights &- 1).leadingZeroBitCount)
    reciprocal = ((1 << (16 + shift)) + weights / 2) / weights
  }
}

/// The sum of the pixels under a tent that moves along a row or column.
private struct TentSum {
  private var sum: SIMD4<UInt32>

  /// What the sum grows by at the next move; less than nothing wraps.
  private var growth = SIMD4<UInt32>.zero

  /// Starts where everything under the tent is one repeated pixel, `radius + 1` places before it.
  init(repeating pixel: SIMD4<UInt32>, tent: Tent) {
    sum = pixel &* tent.weights
  }

  /// Moves the tent by one pixel, to have `middle` under its top.
  ///
  /// Pixels before the top lose a share each and the others win one, so that only three change their part.
  mutating func move(leaving: SIMD4<UInt32>, middle: SIMD4<UInt32>, entering: SIMD4<UInt32>) {
    sum &+= growth
    growth = growth &+ leaving &+ entering &- middle &- middle
  }

  /// The weighed mean, within two of the true one.
  func mean(_ tent: Tent) -> SIMD4<UInt32> {
    ((sum &>> tent.shift) &* tent.reciprocal &+ 1 << 15) &>> 16
  }
}

extension Color {
  /// Red, green and blue times alpha, and alpha times 255.
  fileprivate var premultiplied: SIMD4<UInt32> {
    SIMD4(UInt32(red), UInt32(green), UInt32(blue), 255) &* UInt32(alpha)
  }

  /// Inlined, because a call for each pixel takes as long as the work.
  @inline(__always)
  fileprivate init(premultiplied sum: SIMD4<UInt32>) {
    let total = sum.w
    // An opaque picture, the usual one, is worth a constant divisor.
    if total > 255 * 255 - 128 {
      let level = ((sum &+ 127) &* 257) &>> 16
      self.init(
        red: UInt8(truncatingIfNeeded: level.x), green: UInt8(truncatingIfNeeded: level.y),
        blue: UInt8(truncatingIfNeeded: level.z))
      return
    }
    let alpha = (total + 127) / 255
    guard alpha > 0 else {
      self = .clear
      return
    }
    func channel(_ value: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: min(255, (value &* 255 &+ total / 2) / total))
    }
    self.init(
      red: channel(sum.x), green: channel(sum.y), blue: channel(sum.z),
      alpha: UInt8(truncatingIfNeeded: alpha))
  }
}
