import Raster

extension Bitmap {
  /// The largest difference of any channel of any pixel, 0...255; nil if the sizes differ.
  func largestDifference(from other: Bitmap) -> Int? {
    guard width == other.width, height == other.height else { return nil }
    return zip(pixels, other.pixels).map { abs(Int($0) - Int($1)) }.max()
  }

  /// A smooth gradient with a disc in it, of which `alpha` says whether it is see-through.
  static func scene(width: Int, height: Int, alpha: UInt8 = 255) -> Bitmap {
    var scene = Bitmap(width: width, height: height, color: Color(red: 0, green: 0, blue: 0))
    let radius = min(width, height) / 3
    for y in 0..<height {
      for x in 0..<width {
        let (dx, dy) = (x - width / 2, y - height / 2)
        let isDisc = dx * dx + dy * dy < radius * radius
        scene[x, y] =
          isDisc
          ? Color(red: 220, green: 60, blue: 40, alpha: alpha)
          : Color(red: UInt8(x * 255 / width), green: UInt8(y * 255 / height), blue: 128)
      }
    }
    return scene
  }
}

extension Bitmap {
  /// The mean difference of all channels of all pixels, 0...255; nil if the sizes differ.
  func meanDifference(from other: Bitmap) -> Double? {
    guard width == other.width, height == other.height else { return nil }
    let sum = zip(pixels, other.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(pixels.count)
  }

  /// The alpha of every pixel, row by row.
  var alphas: [UInt8] {
    stride(from: 3, to: pixels.count, by: 4).map { pixels[$0] }
  }
}
