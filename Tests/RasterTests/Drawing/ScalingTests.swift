import Raster
import Testing

struct ScalingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let source: [[UInt8]]
    let expected: [[UInt8]]

    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(name: "the same size", source: [[1, 2, 3]], expected: [[1, 2, 3]]),
    Row(name: "half the width", source: [[0, 255, 10, 20]], expected: [[128, 15]]),
    Row(name: "half the height", source: [[0], [100], [7], [9]], expected: [[50], [8]]),
    Row(name: "both halved", source: [[0, 40], [80, 120]], expected: [[60]]),
    Row(name: "three to two, by area", source: [[0, 90, 240]], expected: [[30, 190]]),
    Row(name: "one to three", source: [[77]], expected: [[77, 77, 77]]),
    Row(name: "two to four, between middles", source: [[0, 200]], expected: [[0, 50, 150, 200]]),
    Row(name: "two to three", source: [[0, 200]], expected: [[0, 100, 200]]),
    Row(
      name: "wider but lower", source: [[0, 200], [100, 100]], expected: [[50, 75, 125, 150]]),
    Row(
      name: "taller", source: [[0], [200]], expected: [[0], [50], [150], [200]]),
  ]

  @Test(arguments: rows)
  func `pixels are averaged or run straight between neighbours`(row: Row) {
    let scaled = Bitmap(greys: row.source).scaled(
      toWidth: row.expected[0].count, height: row.expected.count)
    #expect(scaled == Bitmap(greys: row.expected))
  }

  @Test func `the colour of transparent pixels does not bleed`() {
    let hidden = Color(red: 0, green: 255, blue: 0, alpha: 0)
    let half = Bitmap(colors: [[.scarlet, hidden]]).scaled(toWidth: 1, height: 1)
    #expect(half[0, 0] == Color.scarlet.withAlpha(128))
    let wide = Bitmap(colors: [[.scarlet, hidden]]).scaled(toWidth: 4, height: 1)
    #expect(wide.colors == [[.scarlet, .scarlet.withAlpha(191), .scarlet.withAlpha(64), .clear]])
  }

  @Test(arguments: [
    (1, 1), (1, 9), (9, 1), (2, 3), (127, 131), (1, 16384), (16384, 1), (5000, 3),
  ])
  func `a picture of one colour stays so at any size`(width: Int, height: Int) {
    let color = Color(red: 254, green: 3, blue: 128, alpha: 77)
    let source = Bitmap(width: width, height: height, color: color)
    for (width, height) in [(1, 1), (3, 2), (64, 64), (200, 1), (1, 200)] {
      #expect(
        source.scaled(toWidth: width, height: height)
          == Bitmap(width: width, height: height, color: color))
    }
  }

  @Test func `a picture that covers is cut equally at both sides`() {
    let wide = Bitmap(greys: [[1, 2, 3, 4], [5, 6, 7, 8]])
    #expect(wide.covering(width: 2, height: 2).levels == [[2, 3], [6, 7]])
    let tall = Bitmap(greys: [[1], [2], [3]])
    #expect(tall.covering(width: 1, height: 1).levels == [[2]])
  }

  @Test(arguments: [(400, 100, 100, 25), (100, 400, 25, 100), (50, 50, 100, 100), (9000, 1, 100, 1)])
  func `a picture that fits keeps its shape`(width: Int, height: Int, fitWidth: Int, fitHeight: Int) {
    let fitted = Bitmap(width: width, height: height, color: .scarlet).fitting(width: 100, height: 100)
    #expect(fitted == Bitmap(width: fitWidth, height: fitHeight, color: .scarlet))
  }
}
