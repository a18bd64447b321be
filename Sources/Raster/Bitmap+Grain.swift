extension Bitmap {
  /// Adds noise of up to `amplitude` levels, 0 to 127, to red, green and blue, each for itself.
  ///
  /// The noise depends only on the seed and on the place of a pixel. Alpha stays as it is, and so do pixels of
  /// which nothing can be seen.
  package mutating func addGrain(amplitude: Int, seed: UInt64) {
    let amplitude = min(max(0, amplitude), 127)
    let isOpaque = isOpaque
    let (width, height) = (width, height)
    var picture = pixels.mutableSpan
    for row in 0..<height {
      var grain = Grain(amplitude: amplitude, seed: seed, row: row, isOpaque: isOpaque)
      var pixel = row * width
      let end = pixel + width
      while pixel <= end - 4 {
        picture.setPixelBlock(at: pixel, to: grain.next(on: picture.pixelBlock(at: pixel)))
        pixel &+= 4
      }
      if pixel < end { picture.addGrain(&grain, to: pixel..<end) }
    }
  }
}

extension MutableSpan<UInt8> {
  /// Adds noise to the last pixels of a row, fewer than four.
  fileprivate mutating func addGrain(_ grain: inout Grain, to pixels: Range<Int>) {
    var block = SIMD8<UInt16>.zero
    for (lane, pixel) in pixels.enumerated() {
      let color = color(at: pixel)
      block[2 * lane] = UInt16(color.red) | UInt16(color.green) << 8
      block[2 * lane + 1] = UInt16(color.blue) | UInt16(color.alpha) << 8
    }
    block = grain.next(on: block)
    for (lane, pixel) in pixels.enumerated() {
      let (redGreen, blueAlpha) = (block[2 * lane], block[2 * lane + 1])
      setColor(
        at: pixel,
        to: Color(
          red: UInt8(truncatingIfNeeded: redGreen), green: UInt8(truncatingIfNeeded: redGreen >> 8),
          blue: UInt8(truncatingIfNeeded: blueAlpha), alpha: UInt8(truncatingIfNeeded: blueAlpha >> 8)))
    }
  }
}

/// The noise of a row.
///
/// Eight of Marsaglia's xorshift generators ("Xorshift RNGs", 2003) with 16 bits and a Weyl sequence each, started
/// by SplitMix64: one step gives a byte for each channel of four pixels.
private struct Grain {
  private var shifted = SIMD8<UInt16>.zero
  private var weyl = SIMD8<UInt16>.zero

  /// Whether all pixels are, so that none needs to be looked at.
  private let isOpaque: Bool

  /// 256 less the amplitude.
  private let offset: UInt16

  /// The upper bytes that hold green, and not alpha.
  private static var green: SIMD8<UInt16> {
    SIMD8(0xFF00, 0, 0xFF00, 0, 0xFF00, 0, 0xFF00, 0)
  }

  /// How many levels there are from `-amplitude` to `amplitude`.
  private let levels: UInt16

  init(amplitude: Int, seed: UInt64, row: Int, isOpaque: Bool) {
    self.isOpaque = isOpaque
    offset = UInt16(256 - amplitude)
    levels = UInt16(2 * amplitude + 1)
    var state = Grain.mixed(seed &+ Grain.mixed(UInt64(row)))
    for lane in 0..<8 {
      state &+= 0x9E37_79B9_7F4A_7C15
      let bits = Grain.mixed(state)
      // Xorshift would never leave zero.
      shifted[lane] = UInt16(truncatingIfNeeded: bits) | 1
      weyl[lane] = UInt16(truncatingIfNeeded: bits >> 16)
    }
  }

  /// Adds noise to the channels of four pixels.
  ///
  /// Inlined with its parts, because calls take longer than the work.
  @inline(__always)
  mutating func next(on block: SIMD8<UInt16>) -> SIMD8<UInt16> {
    let noise = step()
    let even = noisy(block & 0xFF, bytes: noise & 0xFF)
    let odd = noisy(block &>> 8, bytes: noise &>> 8)
    let grained = even | odd &<< 8 & Grain.green | block & ~Grain.green & 0xFF00
    if isOpaque { return grained }
    let visible = block.visible
    return grained & visible | block & ~visible
  }

  /// Moves every channel by a number from `-amplitude` to `amplitude`, which a byte chooses, and stops at the
  /// ends.
  @inline(__always)
  private func noisy(_ channels: SIMD8<UInt16>, bytes: SIMD8<UInt16>) -> SIMD8<UInt16> {
    // From 129 to 638: 256 stands for zero, so that the bits above eight say what is out of range. Swift
    // compares vectors lane by lane, which takes far longer.
    let moved = channels &+ (bytes &* levels) &>> 8 &+ offset
    let above = 0 &- (moved &>> 9)
    let below = (moved &>> 8 | moved &>> 9) & 1 &- 1
    return (moved | above) & ~below & 0xFF
  }

  @inline(__always)
  private mutating func step() -> SIMD8<UInt16> {
    shifted ^= shifted &<< 7
    shifted ^= shifted &>> 9
    shifted ^= shifted &<< 8
    weyl &+= 0x9E37
    return shifted &+ weyl
  }

  /// The output function of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension SIMD8<UInt16> {
  /// For four pixels, all bits of both words where alpha is not 0.
  fileprivate var visible: Self {
    let words = 0 &- (((oddHalf &>> 8) &+ 255) &>> 8)
    var visible = Self.zero
    visible.evenHalf = words
    visible.oddHalf = words
    return visible
  }
}
