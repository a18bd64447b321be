/// A picture in memory: rows from the top, four bytes a pixel, in the order red, green, blue, alpha.
///
/// Colours are straight, not premultiplied.
package struct Bitmap: Sendable, Hashable {
  /// Width in pixels, at least 1.
  package let width: Int

  /// Height in pixels, at least 1.
  package let height: Int

  /// `width * height * 4` bytes.
  package var pixels: [UInt8]

  /// Makes a picture of one colour.
  package init(width: Int, height: Int, color: Color) {
    precondition(width > 0 && height > 0, "a bitmap has at least one pixel")
    self.width = width
    self.height = height
    let pixel = [color.red, color.green, color.blue, color.alpha]
    let row = Array(repeatElement(pixel, count: width).joined())
    pixels = []
    pixels.reserveCapacity(width * height * 4)
    // Whole rows: pixel by pixel it takes five times as long.
    for _ in 0..<height { pixels += row }
  }

  /// Takes pixels as they are.
  package init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0, "a bitmap has at least one pixel")
    precondition(pixels.count == width * height * 4, "four bytes a pixel")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// The pixel in column `x` from the left and row `y` from the top.
  package subscript(x: Int, y: Int) -> Color {
    get {
      let offset = (y * width + x) * 4
      return Color(
        red: pixels[offset], green: pixels[offset + 1], blue: pixels[offset + 2],
        alpha: pixels[offset + 3])
    }
    set {
      let offset = (y * width + x) * 4
      pixels[offset] = newValue.red
      pixels[offset + 1] = newValue.green
      pixels[offset + 2] = newValue.blue
      pixels[offset + 3] = newValue.alpha
    }
  }
}
