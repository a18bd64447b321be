/// Which source pixels, along one axis, make each pixel of a scaled picture, and in which shares.
///
/// Down-scaling averages the area that a pixel covers; up-scaling runs straight between the middles of two
/// neighbours (bilinear), and repeats the outermost ones at the edges.
struct Resampling {
  /// The source pixels of one pixel.
  struct Taps {
    /// The first source pixel.
    let first: Int

    /// Where its weight stands; the others follow.
    let weights: Range<Int>
  }

  private(set) var taps: [Taps] = []

  /// Shares in 65536ths, which add up to 65536 for each pixel.
  private(set) var weights: [UInt64] = []

  /// Plans how `range` of a source becomes `count` pixels.
  init(_ range: Range<Int>, to count: Int) {
    taps.reserveCapacity(count)
    for index in 0..<count {
      if count < range.count {
        appendArea(index, of: count, from: range)
      } else {
        appendNeighbors(index, of: count, from: range)
      }
    }
  }

  /// With `count` as the width of a source pixel, `range.count` is the width of a pixel, both whole numbers.
  private mutating func appendArea(_ index: Int, of count: Int, from range: Range<Int>) {
    let start = index * range.count
    let end = start + range.count
    let sources = start / count..<(end - 1) / count + 1
    let offset = weights.count
    var given = 0
    for source in sources {
      // Rounding the running sum, not each share, keeps the total exact.
      let covered = min((source + 1) * count, end) - start
      let sum = (covered * 65536 + range.count / 2) / range.count
      weights.append(UInt64(sum - given))
      given = sum
    }
    taps.append(Taps(first: range.lowerBound + sources.lowerBound, weights: offset..<weights.count))
  }

  private mutating func appendNeighbors(_ index: Int, of count: Int, from range: Range<Int>) {
    // The middle of the pixel, counted from the middle of the first source pixel in 2 × count ths.
    let middle = (2 * index + 1) * range.count - count
    let position = min(max(middle, 0), 2 * count * (range.count - 1))
    let source = position / (2 * count)
    let share = (position % (2 * count) * 65536 + count) / (2 * count)
    let offset = weights.count
    weights.append(UInt64(65536 - share))
    if share > 0 { weights.append(UInt64(share)) }
    taps.append(Taps(first: range.lowerBound + source, weights: offset..<weights.count))
  }
}
