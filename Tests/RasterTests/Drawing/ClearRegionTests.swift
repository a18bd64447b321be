import Testing

@testable import Raster

struct ClearRegionTests {
  private func picture(_ width: Int, _ height: Int, clear regions: [Region]) -> Bitmap {
    var picture = Bitmap(width: width, height: height, color: .white)
    for region in regions {
      picture.replace(region, with: Bitmap(width: region.width, height: region.height, color: .clear))
    }
    return picture
  }

  @Test(arguments: [
    [Region(columns: 2..<9, rows: 3..<8)], [Region(columns: 0..<12, rows: 0..<10)],
    [Region(columns: 2..<9, rows: 3..<8), Region(columns: 10..<12, rows: 0..<10)],
    [Region(columns: 2..<9, rows: 3..<8), Region(columns: 4..<5, rows: 0..<10)],
  ])
  func `the largest clear rectangle is found`(regions: [Region]) {
    #expect(picture(12, 10, clear: regions).largestClearRegion == regions[0])
  }

  @Test func `there is none in what hides everything`() {
    #expect(picture(12, 10, clear: []).largestClearRegion == nil)
    #expect(
      Bitmap(width: 12, height: 10, color: .white.withAlpha(128)).largestClearRegion == nil)
    let faint = Bitmap(width: 12, height: 10, color: .white.withAlpha(127))
    #expect(faint.largestClearRegion == faint.bounds)
  }

  @Test(arguments: [(1000, 300), (64, 65), (1, 5000)])
  func `of a large picture nothing that is not clear is taken`(width: Int, height: Int) throws {
    let clear = Region(columns: 0..<width, rows: height / 5..<height)
    let found = try #require(picture(width, height, clear: [clear]).largestClearRegion)
    #expect(found == found.clamped(to: clear))
    #expect(found.height > clear.height * 9 / 10)
    #expect(found.columns == clear.columns)
  }
}
