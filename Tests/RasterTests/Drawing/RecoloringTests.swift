import Testing

@testable import Raster

struct RecoloringTests {
  @Test func `a tint follows brightness`() {
    var picture = Bitmap(greys: [[0, 255, 128]])
    picture.tint([.scarlet, .white], weight: 256)
    #expect(picture.colors == [[.scarlet, .white, Color(red: 255, green: 128, blue: 128)]])
    picture = Bitmap(colors: [[.black.withAlpha(7)]])
    picture.tint([.scarlet, .white], weight: 128)
    #expect(picture.colors == [[Color(red: 128, green: 0, blue: 0, alpha: 7)]])
  }

  @Test func `a mirror swaps left and right`() {
    var picture = Bitmap(greys: [[1, 2, 3], [4, 5, 6]])
    picture.mirror()
    #expect(picture.levels == [[3, 2, 1], [6, 5, 4]])
  }
}
