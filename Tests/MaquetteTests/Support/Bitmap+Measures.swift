import Raster

extension Bitmap {
  /// FNV-1a with 64 bits of the size and the pixels.
  var hash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in [UInt8(truncatingIfNeeded: width), UInt8(truncatingIfNeeded: height)] + pixels {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  var alphas: [UInt8] {
    stride(from: 3, to: pixels.count, by: 4).map { pixels[$0] }
  }

  /// Whether all pixels with alpha 0 are black.
  var hidesNoColor: Bool {
    stride(from: 0, to: pixels.count, by: 4).allSatisfy {
      pixels[$0 + 3] > 0 || pixels[$0..<$0 + 3].allSatisfy { $0 == 0 }
    }
  }

  func count(of color: Color) -> Int {
    (0..<width * height).count { self[$0 % width, $0 / width] == color }
  }

  /// Whether all pixels that `mask` covers wholly are those of `other`.
  func isEqual(to other: Bitmap, where mask: Bitmap) -> Bool {
    (0..<width * height).allSatisfy {
      let (x, y) = ($0 % width, $0 / width)
      return mask[x, y].alpha < 255 || self[x, y] == other[x, y]
    }
  }

  /// The pixels, in percent, that differ by more than 24 levels in all.
  func share(differingFrom other: Bitmap) -> Int {
    let differing = stride(from: 0, to: pixels.count, by: 4).count { offset in
      (0..<3).reduce(0) { $0 + abs(Int(pixels[offset + $1]) - Int(other.pixels[offset + $1])) } > 24
    }
    return differing * 100 / (width * height)
  }

  /// The sum of the levels by which the channels differ.
  func distance(to other: Bitmap) -> Int {
    zip(pixels, other.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
  }

  /// The rows in which a pixel differs.
  func rows(differingFrom other: Bitmap) -> [Int] {
    (0..<height).filter { row in
      let bytes = row * width * 4..<(row + 1) * width * 4
      return pixels[bytes] != other.pixels[bytes]
    }
  }

  /// How bright a row is, on average.
  func luma(ofRow row: Int) -> Int {
    (0..<width).reduce(0) { $0 + self[$1, row].luma } / width
  }

  /// How far the channels of a pixel are apart, on average.
  var chroma: Int {
    let sum = stride(from: 0, to: pixels.count, by: 4).reduce(0) {
      let channels = pixels[$1..<$1 + 3]
      return $0 + Int(channels.max() ?? 0) - Int(channels.min() ?? 0)
    }
    return sum / (width * height)
  }
}

extension Color {
  static let black = Color(red: 0, green: 0, blue: 0)
}
