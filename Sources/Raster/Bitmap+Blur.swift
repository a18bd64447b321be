extension Bitmap {
  /// Blurs the picture by a tent of `radius` pixels to each side.
  ///
  /// A tent is what two box blurs make together, near to a Gaussian with a standard deviation of 0.41 radii. The
  /// time hardly depends on the radius, which is moved into 0 to 127. Pixels are weighed by alpha, so that the
  /// colour of transparent ones does not bleed; those at the edges are repeated outwards.
  package mutating func blur(radius: Int) {
    let tent = Tent(radius: min(max(0, radius), Tent.mostRadius))
    guard tent.radius > 0 else { return }
    let (width, height) = (width, height)
    var rows = BlurredRows(width: width, tent: tent)
    var picture = pixels.mutableSpan
    rows.read(picture.span, firstPixel: 0, row: 0)
    var columns = rows[0].map { TentSum(repeating: $0, tent: tent) }
    for row in 1 - tent.margin..<height {
      let entering = row + tent.margin
      if entering < height {
        rows.read(picture.span, firstPixel: entering * width, row: entering)
      }
      columns.move(
        leaving: rows[max(0, row - tent.margin)], middle: rows[max(0, row)],
        entering: rows[min(entering, height - 1)])
      if row >= 0 { columns.write(to: &picture, firstPixel: row * width, tent: tent) }
    }
  }
}

/// The rows of a picture that the tent covers at a time, each blurred by itself.
private struct BlurredRows {
  private let tent: Tent

  /// As many rows as the tent is high and one more, each in the place of one that is not needed any more.
  private var rows: [[SIMD4<UInt32>]]

  /// A row with its ends repeated as far as the tent reaches.
  private var line: [SIMD4<UInt32>]

  init(width: Int, tent: Tent) {
    self.tent = tent
    rows = Array(repeating: Array(repeating: .zero, count: width), count: 2 * tent.margin + 1)
    line = Array(repeating: .zero, count: width + 2 * tent.margin)
  }

  /// A row that was read; rows before it by more than the tent covers are gone.
  subscript(row: Int) -> [SIMD4<UInt32>] {
    rows[row % rows.count]
  }

  /// Reads and blurs a row.
  mutating func read(_ picture: Span<UInt8>, firstPixel: Int, row: Int) {
    line.read(picture, firstPixel: firstPixel, margin: tent.margin)
    rows[row % rows.count].blur(line, tent: tent)
  }
}

extension [SIMD4<UInt32>] {
  /// Reads pixels, with `margin` of the first and of the last on either side.
  fileprivate mutating func read(_ picture: Span<UInt8>, firstPixel: Int, margin: Int) {
    var line = mutableSpan
    let width = line.count - 2 * margin
    for x in 0..<width { line[margin &+ x] = picture.color(at: firstPixel &+ x).premultiplied }
    for x in 0..<margin {
      line[x] = line[margin]
      line[margin &+ width &+ x] = line[margin &+ width &- 1]
    }
  }

  /// Becomes the blurred pixels of a line with margins.
  fileprivate mutating func blur(_ line: [SIMD4<UInt32>], tent: Tent) {
    let line = line.span
    var row = mutableSpan
    let margin = tent.margin
    var sum = TentSum(repeating: line[0], tent: tent)
    for x in 1..<margin { sum.move(leaving: line[0], middle: line[x], entering: line[x &+ margin]) }
    for x in row.indices {
      sum.move(leaving: line[x], middle: line[x &+ margin], entering: line[x &+ 2 &* margin])
      row[x] = sum.mean(tent)
    }
  }
}

extension [TentSum] {
  /// Moves the tents of all columns down by a row.
  fileprivate mutating func move(
    leaving: [SIMD4<UInt32>], middle: [SIMD4<UInt32>], entering: [SIMD4<UInt32>]
  ) {
    let (leaving, middle, entering) = (leaving.span, middle.span, entering.span)
    var sums = mutableSpan
    for x in sums.indices { sums[x].move(leaving: leaving[x], middle: middle[x], entering: entering[x]) }
  }

  /// Writes the mean of every column to a row of pixels.
  fileprivate func write(to picture: inout MutableSpan<UInt8>, firstPixel: Int, tent: Tent) {
    let sums = span
    for x in sums.indices {
      picture.setColor(at: firstPixel &+ x, to: Color(premultiplied: sums[x].mean(tent)))
    }
  }
}

/// Weights that fall in a straight line from `radius + 1` in the middle to nothing on both sides.
private struct Tent {
  let radius: Int

  /// The distance from which on the weight is nothing.
  var margin: Int { radius + 1 }

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
