import Testing

@testable import Raster

struct SaturationTests {
  static let teal = Color(red: 20, green: 140, blue: 120, alpha: 9)

  @Test(arguments: [
    (100, teal), (0, Color(red: 102, green: 102, blue: 102, alpha: 9)),
    (50, Color(red: 61, green: 121, blue: 111, alpha: 9)),
    (300, Color(red: 0, green: 216, blue: 156, alpha: 9)),
  ])
  func `channels move away from brightness`(percent: Int, expected: Color) {
    #expect(Self.teal.saturated(percent: percent) == expected)
  }

  @Test(arguments: [
    (100, teal), (0, Color.grey(128).withAlpha(9)), (200, Color(red: 0, green: 152, blue: 112, alpha: 9)),
  ])
  func `channels move away from the middle`(percent: Int, expected: Color) {
    #expect(Self.teal.contrasted(percent: percent) == expected)
  }
}
