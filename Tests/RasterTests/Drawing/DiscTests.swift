import Testing

@testable import Raster

struct DiscTests {
  private func area(_ disc: Disc, width: Int = 40, height: Int = 40) -> Int {
    var picture = Bitmap(width: width, height: height, color: .black)
    picture.draw(disc, color: .white)
    return picture.levels.joined().reduce(0) { $0 + Int($1) } / 255
  }

  @Test(arguments: [
    (Disc(x: 320, y: 320, radius: 160), 314), (Disc(x: 325, y: 313, radius: 160), 314),
    (Disc(x: 320, y: 320, radius: 160, hole: 80), 236), (Disc(x: 320, y: 320, radius: 160, hole: 152), 31),
    (Disc(x: 320, y: 320, radius: 160, softness: 80), 314), (Disc(x: 0, y: 320, radius: 160), 157),
    (Disc(x: 320, y: 320, radius: 8), 1), (Disc(x: 320, y: 320, radius: 160, hole: 999), 0),
    (Disc(x: -9000, y: 9000, radius: 160), 0), (Disc(x: 320, y: 320, radius: 9000), 1600),
  ])
  func `a disc covers its area`(disc: Disc, pixels: Int) {
    #expect(abs(area(disc) - pixels) <= 1 + pixels / 50)
  }

  @Test func `a disc is equal on all its sides, with a smooth edge`() {
    var picture = Bitmap(width: 6, height: 6, color: .black)
    picture.draw(Disc(x: 48, y: 48, radius: 40), color: .white)
    #expect(
      picture.levels == [
        [0, 12, 115, 115, 12, 0], [12, 216, 255, 255, 216, 12], [115, 255, 255, 255, 255, 115],
        [115, 255, 255, 255, 255, 115], [12, 216, 255, 255, 216, 12], [0, 12, 115, 115, 12, 0],
      ])
  }

  @Test func `a disc stays inside its region`() {
    var picture = Bitmap(width: 4, height: 4, color: .black)
    picture.draw(
      Disc(x: 32, y: 32, radius: 500), color: .white, in: Region(columns: 1..<3, rows: 2..<99))
    #expect(picture.levels == [[0, 0, 0, 0], [0, 0, 0, 0], [0, 255, 255, 0], [0, 255, 255, 0]])
  }

  @Test func `clipping leaves the union of discs and no hidden colour`() {
    var picture = Bitmap(width: 40, height: 20, color: .white)
    picture.clip(to: [Disc(x: 160, y: 160, radius: 100), Disc(x: 480, y: 160, radius: 100)])
    #expect(picture[10, 10] == .white)
    #expect(picture[30, 10] == .white)
    #expect(picture[20, 10] == .clear)
    #expect(picture[0, 0] == .clear)
    let alphas = Set(picture.colors.joined().map(\.alpha))
    #expect(alphas.contains { (1...254).contains($0) })
  }
}
