import Testing

@testable import Raster

struct BlurTests {
  @Test func `a point becomes a tent`() {
    var row = Bitmap(greys: [[0, 0, 0, 0, 90, 0, 0, 0, 0]])
    row.blur(radius: 2)
    #expect(row.levels == [[0, 0, 10, 20, 30, 20, 10, 0, 0]])
    var column = Bitmap(greys: [[0], [0], [160], [0], [0]])
    column.blur(radius: 1)
    #expect(column.levels == [[0], [40], [80], [40], [0]])
    var both = Bitmap(greys: [[0, 0, 0], [0, 160, 0], [0, 0, 0]])
    both.blur(radius: 1)
    #expect(both.levels == [[10, 20, 10], [20, 40, 20], [10, 20, 10]])
  }

  @Test func `the pixels at the edges are repeated outwards`() {
    var row = Bitmap(greys: [[100, 0, 0, 0]])
    row.blur(radius: 1)
    #expect(row.levels == [[75, 25, 0, 0]])
  }

  @Test(
    arguments: [1, 2, 7, 50, 127, 9999],
    [
      Color.white, .black, .clear, Color(red: 254, green: 3, blue: 128),
      Color(red: 9, green: 200, blue: 77, alpha: 30),
    ])
  func `a picture of one colour stays so`(radius: Int, color: Color) {
    var picture = Bitmap(width: 21, height: 9, color: color)
    picture.blur(radius: radius)
    #expect(picture == Bitmap(width: 21, height: 9, color: color))
  }

  @Test(arguments: [1, 5, 20])
  func `the mean stays`(radius: Int) {
    var picture = Bitmap(width: 120, height: 120, color: .black)
    picture.fill(Region(columns: 50..<70, rows: 50..<70), color: .white)
    picture.blur(radius: radius)
    let sum = picture.levels.joined().reduce(0) { $0 + Int($1) }
    #expect(abs(sum - 400 * 255) < 400 * 3)
  }

  @Test func `the colour of transparent pixels does not bleed`() {
    let hidden = Color(red: 0, green: 255, blue: 0, alpha: 0)
    var row = Bitmap(colors: [[hidden, hidden, .scarlet, hidden, hidden]])
    row.blur(radius: 1)
    #expect(
      row.colors == [
        [.clear, .scarlet.withAlpha(64), .scarlet.withAlpha(127), .scarlet.withAlpha(64), .clear]
      ])
  }

  @Test(arguments: [0, -1])
  func `no radius changes nothing`(radius: Int) {
    var row = Bitmap(greys: [[200, 0, 100, 0, 0, 200]])
    row.blur(radius: radius)
    #expect(row.levels == [[200, 0, 100, 0, 0, 200]])
  }
}
