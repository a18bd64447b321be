import Testing

@testable import Raster

struct GlazeTests {
  @Test(
    arguments: [
      (UInt8(0), 200), (51, 160), (128, 99), (204, 40), (255, 0),
    ] as [(UInt8, UInt8)])
  func `a colour hides what is below by its alpha, in fours and in ones alike`(alpha: UInt8, level: UInt8) {
    var picture = Bitmap(width: 7, height: 1, color: .grey(200))
    picture.fill(picture.bounds, color: .black.withAlpha(alpha))
    #expect(picture == Bitmap(width: 7, height: 1, color: .grey(level)))
  }

  @Test func `the pixels below keep their alpha and their order of channels`() {
    var picture = Bitmap(width: 5, height: 1, color: Color(red: 1, green: 2, blue: 3, alpha: 4))
    picture.fill(
      Region(columns: 0..<4, rows: -3..<9), color: Color(red: 50, green: 60, blue: 70))
    let covered = Color(red: 50, green: 60, blue: 70, alpha: 4)
    #expect(
      picture.colors == [[covered, covered, covered, covered, Color(red: 1, green: 2, blue: 3, alpha: 4)]])
  }
}
