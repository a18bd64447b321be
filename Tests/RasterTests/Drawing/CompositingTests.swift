import Testing

@testable import Raster

struct CompositingTests {
  static let blue = Color(red: 0, green: 0, blue: 255)

  @Test(arguments: [
    (Color.scarlet, blue, Color.scarlet),
    (Color.scarlet.withAlpha(0), blue, blue),
    (Color.scarlet.withAlpha(51), blue, Color(red: 51, green: 0, blue: 204)),
    (Color.scarlet.withAlpha(51), Color.clear, Color.scarlet.withAlpha(51)),
    (Color.scarlet.withAlpha(128), blue.withAlpha(128), Color(red: 170, green: 0, blue: 85, alpha: 192)),
    (Color.scarlet.withAlpha(0), blue.withAlpha(0), Color.clear),
  ])
  func `source over`(above: Color, below: Color, expected: Color) {
    #expect(above.over(below) == expected)
  }

  @Test(arguments: [
    (Color.scarlet, blue, 0, Color.scarlet),
    (Color.scarlet, blue, 255, blue),
    (Color.scarlet, blue, 51, Color(red: 204, green: 0, blue: 51)),
    (Color.scarlet.withAlpha(0), blue, 51, blue.withAlpha(51)),
    (Color.clear, Color.clear, 100, Color.clear),
  ])
  func `a dissolve`(from: Color, to: Color, weight: Int, expected: Color) {
    #expect(from.dissolved(into: to, weight: weight) == expected)
  }

  @Test func `a picture is laid over another and cut off at its edges`() {
    var ground = Bitmap(greys: [[1, 2, 3], [4, 5, 6]])
    ground.draw(Bitmap(colors: [[.grey(9), .clear], [.grey(8), .grey(7)]]), x: 1, y: -1)
    #expect(ground.levels == [[1, 8, 7], [4, 5, 6]])
    ground.draw(Bitmap(greys: [[50, 60]]), x: -1, y: 1)
    #expect(ground.levels == [[1, 8, 7], [60, 5, 6]])
    ground.draw(Bitmap(greys: [[50]]), x: 90, y: -90)
    #expect(ground.levels == [[1, 8, 7], [60, 5, 6]])
  }

  @Test func `a mask keeps by its alpha`() {
    var picture = Bitmap(colors: [[.white, .white, .white, .scarlet.withAlpha(0)]])
    let mask = Bitmap(
      colors: [[.black, .white.withAlpha(0), .scarlet.withAlpha(102), .white.withAlpha(255)]])
    picture.keep(mask, elsewhere: Bitmap(greys: [[0, 10, 0, 0]]))
    #expect(picture.colors == [[.white, .grey(10), .grey(102), .scarlet.withAlpha(0)]])
  }

  @Test func `the uncovered region holds every pixel that is not opaque`() {
    var picture = Bitmap(width: 9, height: 7, color: .white)
    #expect(picture.uncovered == nil)
    #expect(picture.isOpaque)
    picture[6, 2] = .clear
    picture[3, 5] = .white.withAlpha(254)
    #expect(picture.uncovered == Region(columns: 3..<7, rows: 2..<6))
    #expect(!picture.isOpaque)
  }

  @Test func `a region is cropped and replaced`() {
    var picture = Bitmap(greys: [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let region = Region(columns: 1..<3, rows: 0..<2)
    #expect(picture.cropped(to: region).levels == [[2, 3], [5, 6]])
    picture.replace(region, with: Bitmap(greys: [[20, 30], [50, 60]]))
    #expect(picture.levels == [[1, 20, 30], [4, 50, 60], [7, 8, 9]])
  }

  @Test(arguments: [0, 1, 3])
  func `a picture is extended by rows of one colour`(rows: Int) {
    let picture = Bitmap(greys: [[1, 2], [3, 4]]).extended(rows: rows, color: .scarlet)
    #expect(picture.colors.prefix(2) == Bitmap(greys: [[1, 2], [3, 4]]).colors[...])
    #expect(picture.colors.dropFirst(2) == Array(repeating: [.scarlet, .scarlet], count: rows)[...])
  }
}
