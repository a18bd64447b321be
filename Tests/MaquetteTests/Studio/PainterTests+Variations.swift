import Raster
import Testing

@testable import Maquette

extension PainterTests {
  @Test func `variations differ from their source and from each other`() {
    for source in [
      Self.photo(width: 80, height: 80),
      Bitmap(width: 80, height: 80, color: Color(red: 90, green: 90, blue: 90)),
      Bitmap(width: 80, height: 80, color: .white), Bitmap(width: 80, height: 80, color: .black),
    ] {
      let pictures =
        [source] + (0..<10).map { Painter.paint(Self.scene("v\($0)", 80, 80, .variation(of: source))) }
      for (index, picture) in pictures.enumerated() {
        for other in pictures[..<index] { #expect(picture.share(differingFrom: other) > 5) }
      }
    }
  }

  @Test func `a variation keeps the light and dark of its source`() {
    var source = Bitmap(width: 100, height: 100, color: Color(red: 230, green: 240, blue: 250))
    for x in 0..<100 { for y in 50..<100 { source[x, y] = Color(red: 20, green: 10, blue: 40) } }
    for index in 0..<10 {
      let picture = Painter.paint(Self.scene("v\(index)", 100, 100, .variation(of: source)))
      #expect(picture.luma(ofRow: 28) > picture.luma(ofRow: 72) + 20)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7])
  func `a variation keeps the colours of its source`(index: Int) {
    var source = Bitmap(width: 100, height: 100, color: Color(red: 40, green: 70, blue: 200))
    for x in 0..<100 { for y in 60..<100 { source[x, y] = Color(red: 210, green: 190, blue: 40) } }
    let picture = Painter.paint(Self.scene("v\(index)", 100, 100, .variation(of: source)))
    let (top, bottom) = (picture[50, 40], picture[50, 73])
    #expect(top.blue > top.red && top.blue > top.green)
    #expect(bottom.red > bottom.blue && bottom.green > bottom.blue)
  }
}
