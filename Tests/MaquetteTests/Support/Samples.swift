import Raster

/// Pictures to upload.
enum Sample {
  /// A PNG of one colour; with alpha in the left half when it is a mask.
  static func png(_ width: Int, _ height: Int, isMask: Bool = false, red: UInt8 = 200) throws -> [UInt8] {
    var bitmap = Bitmap(
      width: width, height: height, color: Color(red: red, green: 120, blue: 60, alpha: 255))
    if isMask {
      for y in 0..<height {
        for x in 0..<width / 2 { bitmap[x, y] = Color(red: 0, green: 0, blue: 0, alpha: 0) }
      }
    }
    return try PNG.encode(bitmap)
  }

  /// A PNG of `size` bytes, those after its end being nothing to a decoder.
  static func png(_ width: Int, _ height: Int, isMask: Bool = false, paddedTo size: Int) throws -> [UInt8] {
    let png = try png(width, height, isMask: isMask)
    return png + [UInt8](repeating: 0, count: size - png.count)
  }

  static func jpeg(_ width: Int, _ height: Int) throws -> [UInt8] {
    try JPEG.encode(
      Bitmap(width: width, height: height, color: Color(red: 20, green: 90, blue: 160, alpha: 255)),
      quality: 90)
  }

  static func webp(_ width: Int, _ height: Int) throws -> [UInt8] {
    try WebP.encode(
      Bitmap(width: width, height: height, color: Color(red: 20, green: 160, blue: 90, alpha: 255)),
      quality: 90)
  }
}

extension Bitmap {
  /// The pixels of a file.
  init(file: [UInt8]) throws {
    try self.init(decoding: file.span)
  }
}
