import Raster

extension Painter.Palette {
  /// Darkens the ink, and lightens the paper if that is not enough, until small letters are easy to read.
  mutating func makeReadable() {
    let (ink, paper) = (ink, paper)
    for weight in stride(from: 16, through: 256, by: 16) where !isReadable {
      self.ink = ink.mixed(with: .black, weight: weight)
    }
    for weight in stride(from: 16, through: 256, by: 16) where !isReadable {
      self.paper = paper.mixed(with: .white, weight: weight)
    }
  }

  /// Whether ink on paper has the contrast of WCAG 2.2, success criterion 1.4.6: at least 7:1.
  ///
  /// Measured as 8:1, since a square, in place of the curve of sRGB, makes contrasts a little larger.
  private var isReadable: Bool {
    paper.light + Color.flare >= 8 * (ink.light + Color.flare)
  }
}

extension Color {
  fileprivate static let black = Color(red: 0, green: 0, blue: 0)

  /// Relative luminance, which for white is 255 * 255, by the weights of ITU-R BT.709.
  fileprivate var light: Int {
    func square(_ level: UInt8) -> Int { Int(level) * Int(level) }
    return (2126 * square(red) + 7152 * square(green) + 722 * square(blue)) / 10_000
  }

  /// What a lit screen adds to every colour: a twentieth of white.
  fileprivate static let flare = 255 * 255 / 20
}
