import Testing

@testable import Raster

struct AngleTests {
  @Test(arguments: [
    (degrees: 0, sine: 0), (30, 8192), (90, 16384), (150, 8192), (180, 0), (210, -8192), (270, -16384),
    (360, 0), (-90, -16384), (3690, 16384),
  ])
  func `a sine is within 30 of the true one, all the way round`(degrees: Int, sine: Int) {
    #expect(abs(Angle(degrees: degrees).sine - sine) <= 30)
    #expect(abs(Angle(degrees: degrees - 90).cosine - sine) <= 30)
  }

  @Test func `a sine has known digits`() {
    #expect([1, 1000, 8192, 20000, 40000].map { Angle(units: $0).sine } == [1, 1588, 11565, 15398, -10456])
  }
}
