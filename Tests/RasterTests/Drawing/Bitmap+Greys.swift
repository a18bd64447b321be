import Raster

extension Color {
  /// An opaque grey.
  static func grey(_ level: UInt8) -> Color {
    Color(red: level, green: level, blue: level)
  }

  static let scarlet = Color(red: 255, green: 0, blue: 0)
  static let black = grey(0)
}

extension Bitmap {
  /// A picture of opaque greys, row by row.
  init(greys rows: [[UInt8]]) {
    self.init(colors: rows.map { $0.map(Color.grey) })
  }

  /// A picture of colours, row by row.
  init(colors rows: [[Color]]) {
    self.init(width: rows[0].count, height: rows.count, color: .clear)
    for (y, row) in rows.enumerated() {
      for (x, color) in row.enumerated() { self[x, y] = color }
    }
  }

  /// The red channel, row by row.
  var levels: [[UInt8]] {
    (0..<height).map { y in (0..<width).map { x in self[x, y].red } }
  }

  /// The colours, row by row.
  var colors: [[Color]] {
    (0..<height).map { y in (0..<width).map { x in self[x, y] } }
  }
}
