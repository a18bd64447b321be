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
  /// Makes an opaque picture whose colours run straight between its corners.
  ///
  /// Dithering (Bayer's 4 by 4 ordered matrix) hides the steps of a slow gradient, and makes files larger.
  package init(width: Int, height: Int, gradient corners: Corners, dithered: Bool = false) {
    self.init(width: width, height: height, pixels: Array(repeating: 0, count: width * height * 4))
    var picture = pixels.mutableSpan
    let left = Run(from: corners.topLeft.fixedPoint, to: corners.bottomLeft.fixedPoint, steps: height)
    let right = Run(from: corners.topRight.fixedPoint, to: corners.bottomRight.fixedPoint, steps: height)
    for y in 0..<height {
      let row = Run(from: left.value(at: y), to: right.value(at: y), steps: width)
      let rounding = dithered ? bayer[y & 3] : SIMD4(repeating: 1 << 15)
      row.write(to: &picture, firstPixel: y * width, rounding: rounding)
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

  /// Writes the run to a row of pixels, four at a time.
  func write(to picture: inout MutableSpan<UInt8>, firstPixel: Int, rounding: SIMD4<UInt32>) {
    let offsets = SIMD4<UInt32>(0, 1, 2, 3)
    var red = start.x &+ offsets &* step.x &+ rounding
    var green = start.y &+ offsets &* step.y &+ rounding
    var blue = start.z &+ offsets &* step.z &+ rounding
    var index = 0
    while true {
      let block =
        (red &>> 16) & 0xFF | (green &>> 8) & 0xFF00 | blue & 0xFF0000 | SIMD4(repeating: 0xFF00_0000)
      guard index <= steps - 4 else {
        return picture.setPixels(at: firstPixel + index, count: steps - index, to: block)
      }
      picture.setPixelBlock(at: firstPixel + index, to: block)
      red &+= step.x &* 4
      green &+= step.y &* 4
      blue &+= step.z &* 4
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

/// What each of four pixels adds before it is cut to whole levels, for rows 0 to 3 of a 4 by 4 tile.
///
/// Each is the middle of its rank's sixteenth of a level.
private let bayer: [SIMD4<UInt32>] = [
  (2 &* SIMD4(0, 8, 2, 10) &+ 1) &<< 11, (2 &* SIMD4(12, 4, 14, 6) &+ 1) &<< 11,
  (2 &* SIMD4(3, 11, 1, 9) &+ 1) &<< 11, (2 &* SIMD4(15, 7, 13, 5) &+ 1) &<< 11,
]
