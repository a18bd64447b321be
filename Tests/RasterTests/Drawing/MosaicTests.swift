import Testing

@testable import Raster

struct MosaicTests {
  @Test(
    arguments: [
      (2, [[15, 15, 40], [15, 15, 40], [75, 75, 90]]), (1, [[0, 10, 30], [20, 30, 50], [70, 80, 90]]),
      (0, [[0, 10, 30], [20, 30, 50], [70, 80, 90]]), (3, [[42, 42, 42], [42, 42, 42], [42, 42, 42]]),
      (Int.max, [[42, 42, 42], [42, 42, 42], [42, 42, 42]]),
    ] as [(Int, [[UInt8]])])
  func `squares have the mean of their pixels`(side: Int, expected: [[UInt8]]) {
    var picture = Bitmap(greys: [[0, 10, 30], [20, 30, 50], [70, 80, 90]])
    picture.pixelate(side: side)
    #expect(picture.levels == expected)
  }

  @Test func `squares are counted from the corner of the region`() {
    var row = Bitmap(greys: [[100, 0, 20, 60, 200]])
    row.pixelate(side: 2, in: Region(columns: 1..<4, rows: -9..<9))
    #expect(row.levels == [[100, 10, 10, 60, 200]])
    row.pixelate(side: 2, in: Region(columns: 7..<9, rows: 0..<1))
    #expect(row.levels == [[100, 10, 10, 60, 200]])
  }

  @Test func `the colour of transparent pixels does not bleed`() {
    let hidden = Color(red: 0, green: 255, blue: 0, alpha: 0)
    var row = Bitmap(colors: [[.scarlet, hidden, hidden, hidden]])
    row.pixelate(side: 2)
    #expect(row.colors == [[.scarlet.withAlpha(128), .scarlet.withAlpha(128), .clear, .clear]])
  }
}
