/// The four colours between which a gradient runs.
package struct Corners: Sendable, Hashable {
  package var topLeft: Color
  package var topRight: Color
  package var bottomLeft: Color
  package var bottomRight: Color

  /// Makes a set of corners, whose alpha does not matter.
  package init(topLeft: Color, topRight: Color, bottomLeft: Color, bottomRight: Color) {
    self.topLeft = topLeft
    self.topRight = topRight
    self.bottomLeft = bottomLeft
    self.bottomRight = bottomRight
  }
}

extension Bitmap {
  /// Makes an opaque picture whose colours run straight between its corners, dithered so that no steps show.
  ///
  /// Each column steps from one level to the next in a row of its own. Down a column a level then changes as
  /// seldom as without dithering, which keeps a PNG cheap: its rows are filtered by what is above them.
  package init(width: Int, height: Int, gradient corners: Corners) {
    self.init(width: width, height: height, pixels: Array(repeating: 0, count: width * height * 4))
    var picture = pixels.mutableSpan
    let left = Run(from: corners.topLeft.fixedPoint, to: corners.bottomLeft.fixedPoint, steps: height)
    let right = Run(from: corners.topRight.fixedPoint, to: corners.bottomRight.fixedPoint, steps: height)
    for y in 0..<height {
      let row = Run(from: left.value(at: y), to: right.value(at: y), steps: width)
      row.write(to: &picture, firstPixel: y * width)
    }
  }
}

/// A straight run of colours: red, green and blue in 65536ths of a level.
private struct Run {
  private let start: SIMD4<UInt32>
  private let step: SIMD4<UInt32>
  private let steps: Int

  /// Values are taken in the middle of each step, as pixels are.
  init(from first: SIMD4<UInt32>, to last: SIMD4<UInt32>, steps: Int) {
    let whole = SIMD4<Int32>(truncatingIfNeeded: last) &- SIMD4<Int32>(truncatingIfNeeded: first)
    let step = whole / SIMD4(repeating: Int32(steps))
    self.step = SIMD4(truncatingIfNeeded: step)
    start = first &+ SIMD4(truncatingIfNeeded: step / 2)
    self.steps = steps
  }

  func value(at index: Int) -> SIMD4<UInt32> {
    start &+ step &* UInt32(index)
  }

  /// Writes the run to a row of pixels, four at a time, each cut to whole levels after its column's threshold.
  func write(to picture: inout MutableSpan<UInt8>, firstPixel: Int) {
    let offsets = SIMD4<UInt32>(0, 1, 2, 3)
    var red = start.x &+ offsets &* step.x
    var green = start.y &+ offsets &* step.y
    var blue = start.z &+ offsets &* step.z
    var dither = offsets &* goldenRatio
    var index = 0
    while true {
      let threshold = dither & 0xFFFF
      let block =
        ((red &+ threshold) &>> 16) & 0xFF | ((green &+ threshold) &>> 8) & 0xFF00
        | (blue &+ threshold) & 0xFF0000 | SIMD4(repeating: 0xFF00_0000)
      guard index <= steps - 4 else {
        return picture.setPixels(at: firstPixel + index, count: steps - index, to: block)
      }
      picture.setPixelBlock(at: firstPixel + index, to: block)
      red &+= step.x &* 4
      green &+= step.y &* 4
      blue &+= step.z &* 4
      dither &+= goldenRatio &* 4
      index &+= 4
    }
  }
}

extension MutableSpan<UInt8> {
  /// Replaces `count` pixels by the first lanes of a block.
  fileprivate mutating func setPixels(at pixel: Int, count: Int, to block: SIMD4<UInt32>) {
    for lane in 0..<count {
      for channel in 0..<4 {
        self[(pixel + lane) * 4 + channel] = UInt8(truncatingIfNeeded: block[lane] >> UInt32(8 * channel))
      }
    }
  }
}

extension Color {
  /// Red, green and blue in 65536ths of a level.
  fileprivate var fixedPoint: SIMD4<UInt32> {
    SIMD4(UInt32(red), UInt32(green), UInt32(blue), 0) &<< 16
  }
}

/// The golden ratio in 65536ths, whose multiples, taken modulo 1, are the thresholds of neighbouring columns.
///
/// Of all sequences that is the one that spreads any number of neighbours most evenly (Knuth, The Art of Computer
/// Programming 3, 6.4): no two columns that step together are near each other.
private let goldenRatio: UInt32 = 40503
