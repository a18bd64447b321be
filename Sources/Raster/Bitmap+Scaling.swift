extension Bitmap {
  /// Makes a picture of another size from the whole of this one.
  package func scaled(toWidth width: Int, height: Int) -> Bitmap {
    scaled(bounds, toWidth: width, height: height)
  }

  /// Fills a picture of another shape, cutting off equally at both sides what does not fit.
  package func covering(width: Int, height: Int) -> Bitmap {
    scaled(
      bounds.centered(aspectWidth: width, aspectHeight: height), toWidth: width, height: height)
  }

  /// Makes the largest picture of the same shape that fits.
  package func fitting(width: Int, height: Int) -> Bitmap {
    if self.width * height > self.height * width {
      return scaled(toWidth: width, height: max(1, self.height * width / self.width))
    }
    return scaled(toWidth: max(1, self.width * height / self.height), height: height)
  }

  /// Makes a picture of another size from a part of this one.
  ///
  /// Averages areas when it gets smaller and is bilinear when it gets larger, each axis for itself, weighed
  /// by alpha so that the colour of transparent pixels does not bleed. At the same size pixels are copied.
  ///
  /// - Precondition: the region lies in the picture, and it and the result have at least one pixel.
  package func scaled(_ region: Region, toWidth width: Int, height: Int) -> Bitmap {
    precondition(
      !region.columns.isEmpty && !region.rows.isEmpty && region == region.clamped(to: bounds),
      "a part of the picture")
    if region.width == width && region.height == height {
      return region == bounds ? self : cropped(to: region)
    }
    return resampled(
      columns: Resampling(region.columns, to: width), rows: Resampling(region.rows, to: height))
  }

  /// Scales source rows across, each once, and adds them up to rows of the result.
  private func resampled(columns: Resampling, rows: Resampling) -> Bitmap {
    let width = columns.taps.count
    var result = Bitmap(
      width: width, height: rows.taps.count,
      pixels: Array(repeating: 0, count: width * rows.taps.count * 4))
    // The last even and the last odd source row: neighbouring rows of the result share sources.
    var sources = [ScaledRow(width: width), ScaledRow(width: width)]
    var sums = PremultipliedRow(width: width)
    for (row, taps) in rows.taps.enumerated() {
      sums.clear()
      for (index, weight) in zip(taps.first..., rows.weights[taps.weights]) {
        sources[index & 1].read(index, of: self, columns: columns)
        sums.add(sources[index & 1].row, weight: weight)
      }
      sums.write(to: &result.pixels, firstPixel: row * width)
    }
    return result
  }
}

/// A row of the source after scaling across, and which one it is.
private struct ScaledRow {
  private(set) var row: PremultipliedRow
  private var number: Int?

  init(width: Int) {
    row = PremultipliedRow(width: width)
  }

  /// Reads a row of `source`, unless it is the one that is here already.
  mutating func read(_ number: Int, of source: Bitmap, columns: Resampling) {
    guard self.number != number else { return }
    self.number = number
    row.read(source.pixels.span, firstPixel: number * source.width, columns: columns)
  }
}

/// A row of pixels whose colours are multiplied by their alpha, so that they can be added up.
private struct PremultipliedRow {
  private var pixels: [PremultipliedPixel]

  init(width: Int) {
    pixels = Array(repeating: .half, count: width)
  }

  /// Starts a sum.
  mutating func clear() {
    for column in pixels.indices { pixels[column] = .half }
  }

  /// Adds `weight` 65536ths of a row.
  mutating func add(_ other: PremultipliedRow, weight: UInt64) {
    var pixels = pixels.mutableSpan
    let others = other.pixels.span
    for column in others.indices { pixels[column].add(others[column], weight: weight) }
  }

  /// Sets the row to pixels from `firstPixel` on, scaled across.
  mutating func read(_ source: Span<UInt8>, firstPixel: Int, columns: Resampling) {
    var pixels = pixels.mutableSpan
    let weights = columns.weights.span
    let taps = columns.taps.span
    for column in taps.indices {
      var sum = PremultipliedPixel.half
      var index = firstPixel + taps[column].first
      for weight in taps[column].weights {
        sum.add(source.color(at: index), weight: weights[weight])
        index += 1
      }
      pixels[column] = sum
    }
  }

  /// Writes the row as straight pixels, from `firstPixel` on.
  func write(to result: inout [UInt8], firstPixel: Int) {
    let pixels = pixels.span
    var result = result.mutableSpan
    for column in pixels.indices {
      result.setColor(at: firstPixel + column, to: pixels[column].straight)
    }
  }
}

/// The sum of weighed pixels: colours times alpha and 255 times alpha, in 65536ths.
///
/// Such a sum fills 32 bits, so that one multiplication of 64 does two channels.
private struct PremultipliedPixel {
  private var redGreen: UInt64
  private var blueAlpha: UInt64

  /// No colour, and the half that rounds to the nearest.
  static let half = PremultipliedPixel(redGreen: 0x8000_0000_8000, blueAlpha: 0x8000_0000_8000)

  mutating func add(_ color: Color, weight: UInt64) {
    let share = UInt64(color.alpha) &* weight
    redGreen &+= (UInt64(color.green) << 32 | UInt64(color.red)) &* share
    blueAlpha &+= (255 << 32 | UInt64(color.blue)) &* share
  }

  mutating func add(_ other: PremultipliedPixel, weight: UInt64) {
    let units: UInt64 = 0xFFFF_0000_FFFF
    redGreen &+= (other.redGreen >> 16 & units) &* weight
    blueAlpha &+= (other.blueAlpha >> 16 & units) &* weight
  }

  /// The colour that this is a multiple of.
  var straight: Color {
    let total = UInt32(blueAlpha >> 48)
    let alpha = (total + 127) / 255
    guard alpha > 0 else { return .clear }
    func channel(_ sum: UInt64) -> UInt8 {
      let value = UInt32(sum >> 16 & 0xFFFF)
      // The quotient by far the most common is worth a constant divisor.
      let level = total == 255 * 255 ? (value + 127) / 255 : (value * 255 + total / 2) / total
      return UInt8(truncatingIfNeeded: min(255, level))
    }
    return Color(
      red: channel(redGreen), green: channel(redGreen >> 32), blue: channel(blueAlpha),
      alpha: UInt8(truncatingIfNeeded: alpha))
  }
}
