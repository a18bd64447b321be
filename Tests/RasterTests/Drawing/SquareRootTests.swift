import Testing

@testable import Raster

struct SquareRootTests {
  @Test func `a root's square is not above, the next one's is`() {
    for number in [Array(0...5000), [1 << 32 - 1, 1 << 32, 1 << 62 - 1, 1 << 62, Int.max]].joined() {
      let root = number.squareRoot
      #expect(root * root <= number)
      #expect(
        (root + 1).multipliedReportingOverflow(by: root + 1).overflow || (root + 1) * (root + 1) > number)
    }
  }
}
