import Testing

@testable import Raster

struct GradientTests {
  private func corners(_ first: UInt8, _ last: UInt8) -> Corners {
    Corners(
      topLeft: .grey(first), topRight: .grey(last), bottomLeft: .grey(first), bottomRight: .grey(last))
  }

  @Test func `colours are those in the middle of each pixel`() {
    let row = Bitmap(width: 5, height: 2, gradient: corners(0, 200))
    #expect(row.levels == [[20, 60, 100, 140, 180], [20, 60, 100, 140, 180]])
    #expect(row.isOpaque)
    let down = Bitmap(
      width: 1, height: 5,
      gradient: Corners(topLeft: .white, topRight: .white, bottomLeft: .grey(55), bottomRight: .grey(55)))
    #expect(down.levels == [[235], [195], [155], [115], [75]])
  }

  @Test func `dithering keeps the mean and uses two neighbouring levels`() {
    let even = Bitmap(width: 32, height: 32, gradient: corners(100, 101), dithered: true)
    let levels = even.levels.joined().map(Int.init)
    #expect(Set(levels) == [100, 101])
    #expect((102_870..<102_960).contains(levels.reduce(0, +)))
    #expect(even.levels[0] != even.levels[1])
  }

  @Test(arguments: 1...9)
  func `any width works`(width: Int) {
    let picture = Bitmap(width: width, height: 3, gradient: corners(255, 255))
    #expect(picture == Bitmap(width: width, height: 3, color: .white))
  }
}
