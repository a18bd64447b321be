import Testing

@testable import Raster

struct RoundedRectangleTests {
  @Test func `corners are round and smooth, sides are straight`() {
    var picture = Bitmap(width: 8, height: 6, color: .black)
    picture.draw(
      RoundedRectangle(Region(columns: 1..<7, rows: 0..<6), radius: 2), color: .white)
    let end: [UInt8] = [0, 96, 223, 255, 255, 223, 96, 0]
    let next: [UInt8] = [0, 223, 255, 255, 255, 255, 223, 0]
    let middle: [UInt8] = [0, 255, 255, 255, 255, 255, 255, 0]
    #expect(picture.levels == [end, next, middle, middle, next, end])
  }

  @Test(arguments: [(0, 4), (1, 4), (900, 4)])
  func `a radius is moved into its range`(radius: Int, side: Int) {
    let rectangle = RoundedRectangle(Region(columns: 0..<side, rows: 0..<side), radius: radius)
    #expect((1...side / 2).contains(rectangle.radius))
  }

  @Test(arguments: [0..<0, 0..<1, -9..<99, 5..<6])
  func `any rectangle is drawn, and only inside the picture`(columns: Range<Int>) {
    var picture = Bitmap(width: 4, height: 4, color: .black)
    picture.draw(RoundedRectangle(Region(columns: columns, rows: -2..<6), radius: 1), color: .white)
    for x in 0..<4 { #expect((picture[x, 2] == .black) == !columns.contains(x)) }
  }

  @Test func `clipping leaves the rectangle and no hidden colour`() {
    var picture = Bitmap(width: 20, height: 10, color: .white)
    picture.clip(to: RoundedRectangle(picture.bounds, radius: 4))
    #expect(picture[0, 0] == .clear)
    #expect(picture[19, 9] == .clear)
    #expect(picture[10, 0] == .white && picture[0, 5] == .white)
    #expect((1...254).contains(picture[1, 1].alpha))
  }
}
