import Raster

extension Painter.Palette {
  /// Takes the colours from a picture, so that what is painted with them belongs to it.
  ///
  /// A picture of few colours gets lighter and darker ones of the same kind.
  init(of source: Bitmap) {
    let colors = source.mainColors
    let darkToLight = colors.sorted { ($0.luma, $0.coarse) < ($1.luma, $1.coarse) }
    let dark = darkToLight[0]
    let middle = darkToLight[darkToLight.count / 2]
    let light = darkToLight[darkToLight.count - 1]
    paper = light.mixed(with: .white, weight: 150)
    ink = dark.mixed(with: Color(red: 0, green: 0, blue: 0), weight: 150)
    // From light to dark, as ramps of seeds run: from the distance to the foreground.
    ramp = [light, light.mixed(with: middle, weight: 128), middle, dark]
    accents =
      colors.count < 3
      ? [paper, ink, light.mixed(with: ink, weight: 96)]
      : Array(colors.sorted { ($0.chroma, $0.coarse) > ($1.chroma, $1.coarse) }.prefix(3))
    ground = Corners(topLeft: light, topRight: paper, bottomLeft: light, bottomRight: middle)
    makeReadable()
  }
}

extension Bitmap {
  /// At most eight colours that are far from each other, the most common first; at least one.
  ///
  /// Taken from 32 by 32 places; transparent ones do not count.
  fileprivate var mainColors: [Color] {
    var groups: [Int: Group] = [:]
    for y in 0..<32 {
      for x in 0..<32 {
        let color = self[x * width / 32, y * height / 32]
        guard color.alpha >= 128 else { continue }
        groups[color.coarse, default: Group()].add(color)
      }
    }
    // A dictionary's order differs from run to run; that of the keys does not.
    let ranked = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value.average)
    return ranked.isEmpty ? [Color(red: 128, green: 128, blue: 128)] : Array(ranked.prefix(8))
  }
}

/// Colours that are near each other.
private struct Group {
  private(set) var count = 0
  private var red = 0
  private var green = 0
  private var blue = 0

  mutating func add(_ color: Color) {
    count += 1
    red += Int(color.red)
    green += Int(color.green)
    blue += Int(color.blue)
  }

  /// The mean of the colours; there must be one.
  var average: Color {
    Color(red: UInt8(red / count), green: UInt8(green / count), blue: UInt8(blue / count))
  }
}

extension Color {
  /// Three bits of each channel, in one number.
  fileprivate var coarse: Int {
    Int(red >> 5) << 6 | Int(green >> 5) << 3 | Int(blue >> 5)
  }

  /// How far the channels are apart, which grows as the colour gets stronger.
  fileprivate var chroma: Int {
    Int(max(red, green, blue)) - Int(min(red, green, blue))
  }
}
