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
    let even = Bitmap(width: 64, height: 64, gradient: corners(100, 101))
    let levels = even.levels.joined().map(Int.init)
    #expect(Set(levels) == [100, 101])
    #expect((411_600..<411_700).contains(levels.reduce(0, +)))
  }

  @Test func `a column changes its level as seldom as it can, and its neighbours elsewhere`() {
    let down = Bitmap(
      width: 64, height: 256,
      gradient: Corners(
        topLeft: .grey(50), topRight: .grey(50), bottomLeft: .grey(54), bottomRight: .grey(54)))
    let rows = down.levels
    let steps = (0..<64).map { x in (1..<256).filter { rows[$0][x] != rows[$0 - 1][x] } }
    #expect(steps.allSatisfy { $0.count <= 4 })
    for x in 1..<64 { #expect(abs(steps[x][0] - steps[x - 1][0]) > 16) }
  }

  @Test(arguments: 1...9)
  func `any width works`(width: Int) {
    let picture = Bitmap(width: width, height: 3, gradient: corners(255, 255))
    #expect(picture == Bitmap(width: width, height: 3, color: .white))
  }
}
