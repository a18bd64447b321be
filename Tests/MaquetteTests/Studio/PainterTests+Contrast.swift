import Foundation
import Raster
import Testing

@testable import Maquette

extension PainterTests {
  /// The least contrast of small letters: WCAG 2.2, success criterion 1.4.6.
  private static let leastContrast = 7.0

  @Test(arguments: [0, 64, 128, 200, 255], [0, 64, 128, 200, 255])
  func `the ink of a source's palette is read on its paper`(red: UInt8, green: UInt8) {
    for blue in [0, 64, 128, 200, 255] as [UInt8] {
      let source = Bitmap(width: 8, height: 8, color: Color(red: red, green: green, blue: blue))
      #expect(Painter.Palette(of: source).contrast >= Self.leastContrast)
    }
  }

  @Test(arguments: [Style.vivid, .natural, nil])
  func `the ink of every scheme is read on its paper`(style: Style?) {
    for index in 0..<300 {
      let scene = Self.scene("scheme \(index)", 8, 8, style: style)
      #expect(Painter.Palette(for: scene).contrast >= Self.leastContrast)
    }
  }
}

extension Painter.Palette {
  /// The contrast of ink and paper as WCAG defines it.
  fileprivate var contrast: Double {
    (paper.luminance + 0.05) / (ink.luminance + 0.05)
  }
}

extension Color {
  fileprivate var luminance: Double {
    func linear(_ level: UInt8) -> Double {
      let level = Double(level) / 255
      return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
