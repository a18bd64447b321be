/// A colour made ready to be laid over many pixels.
///
/// Its alpha is how much of what is below it hides. The pixels keep their own alpha (Porter and Duff's
/// *source atop*), so that an opaque picture stays opaque and nothing is drawn where nothing was.
struct Glaze {
  private let color: Color

  /// Opacity in 256ths.
  private let weight: Int

  /// What red and blue of four pixels are multiplied by, and what is then added, in 256ths.
  private let evenFactor: SIMD8<UInt16>
  private let evenTerm: SIMD8<UInt16>

  /// The same for green and alpha, which share 16 bits with them.
  private let oddFactor: SIMD8<UInt16>
  private let oddTerm: SIMD8<UInt16>

  init(_ color: Color) {
    self.color = color
    weight = color.weight
    let kept = UInt16(256 - weight)
    let red = UInt16(weight) * UInt16(color.red) + 128
    let green = UInt16(weight) * UInt16(color.green) + 128
    let blue = UInt16(weight) * UInt16(color.blue) + 128
    evenFactor = SIMD8(repeating: kept)
    evenTerm = SIMD8(red, blue, red, blue, red, blue, red, blue)
    oddFactor = SIMD8(kept, 256, kept, 256, kept, 256, kept, 256)
    oddTerm = SIMD8(green, 128, green, 128, green, 128, green, 128)
  }

  /// Covers all of the pixels in `range`, counted from the first pixel of `picture`.
  func cover(_ range: Range<Int>, of picture: inout MutableSpan<UInt8>) {
    var pixel = weight == 256 ? hide(range, of: &picture) : range.lowerBound
    while pixel <= range.upperBound - 4 {
      let block = picture.pixelBlock(at: pixel)
      let even = ((block & 0xFF) &* evenFactor &+ evenTerm) &>> 8
      let odd = ((block &>> 8) &* oddFactor &+ oddTerm) & 0xFF00
      picture.setPixelBlock(at: pixel, to: even | odd)
      pixel &+= 4
    }
    while pixel < range.upperBound {
      cover(pixel, of: &picture, coverage: 256)
      pixel &+= 1
    }
  }

  /// Replaces the colours of most of the pixels in `range`, which takes a third of the time of mixing them.
  ///
  /// - Returns: The first pixel that is left, of at most three.
  private func hide(_ range: Range<Int>, of picture: inout MutableSpan<UInt8>) -> Int {
    // Of an opaque colour, factors are nothing but alpha's 256.
    let kept = oddFactor &* 255
    let hidden = evenTerm &>> 8 | oddTerm & 0xFF00
    var pixel = range.lowerBound
    while pixel <= range.upperBound - 4 {
      picture.setPixelBlock(at: pixel, to: picture.pixelBlock(at: pixel) & kept | hidden)
      pixel &+= 4
    }
    return pixel
  }

  /// Covers `coverage` 256ths of one pixel.
  func cover(_ pixel: Int, of picture: inout MutableSpan<UInt8>, coverage: Int) {
    let below = picture.color(at: pixel)
    picture.setColor(
      at: pixel,
      to: below.mixed(with: color, weight: (weight * coverage + 128) >> 8).withAlpha(below.alpha))
  }
}
