/// Whole pixels, one or four at a time, which is what makes drawing quick.
///
/// The only place where drawing loads or stores more than a byte. Red is in the lowest bits of a vector or
/// word: Swift runs on little-endian machines.
extension MutableSpan<UInt8> {
  /// The four pixels from index `pixel` on, which must all be inside: red and green, blue and alpha, in turn.
  func pixelBlock(at pixel: Int) -> SIMD8<UInt16> {
    // The offset is checked; any sixteen bytes are a valid vector.
    unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: pixel &* 4, as: SIMD8<UInt16>.self)
  }

  /// Replaces the pixels from index `pixel` on, which must all be inside, by as many as the block has bytes for.
  mutating func setPixelBlock<Block: BitwiseCopyable>(at pixel: Int, to block: Block) {
    // Any byte is a valid UInt8.
    var bytes = unsafe mutableBytes
    bytes.storeBytes(of: block, toByteOffset: pixel &* 4, as: Block.self)
  }

  /// The pixel at index `pixel`.
  func color(at pixel: Int) -> Color {
    span.color(at: pixel)
  }

  /// Replaces the pixel at index `pixel`.
  mutating func setColor(at pixel: Int, to color: Color) {
    setPixelBlock(at: pixel, to: color.packed)
  }
}

extension Span<UInt8> {
  /// The pixel at index `pixel`.
  func color(at pixel: Int) -> Color {
    // The offset is checked; any four bytes are a valid word.
    unsafe Color(packed: bytes.unsafeLoadUnaligned(fromByteOffset: pixel &* 4, as: UInt32.self))
  }
}

extension Color {
  fileprivate init(packed: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: packed), green: UInt8(truncatingIfNeeded: packed &>> 8),
      blue: UInt8(truncatingIfNeeded: packed &>> 16), alpha: UInt8(truncatingIfNeeded: packed &>> 24))
  }

  fileprivate var packed: UInt32 {
    UInt32(red) | UInt32(green) &<< 8 | UInt32(blue) &<< 16 | UInt32(alpha) &<< 24
  }
}
