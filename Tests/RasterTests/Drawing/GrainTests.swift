import Testing

@testable import Raster

struct GrainTests {
  @Test(arguments: [1, 4, 8, 127])
  func `noise reaches its amplitude, each level as often, and is zero in the mean`(amplitude: Int) {
    var picture = Bitmap(width: 203, height: 200, color: .grey(128))
    picture.addGrain(amplitude: amplitude, seed: 5)
    for channel in 0..<3 {
      let noise = stride(from: channel, to: picture.pixels.count, by: 4).map { Int(picture.pixels[$0]) - 128 }
      #expect(noise.min() == -amplitude)
      #expect(noise.max() == amplitude)
      #expect(abs(noise.reduce(0, +)) * 50 < noise.count * amplitude)
      let levels = Dictionary(grouping: noise) { $0 }.mapValues(\.count)
      #expect(levels.count == 2 * amplitude + 1)
    }
    #expect(picture.isOpaque)
  }

  @Test func `the seed decides`() {
    func grained(_ seed: UInt64) -> Bitmap {
      var picture = Bitmap(width: 17, height: 5, color: .grey(128))
      picture.addGrain(amplitude: 6, seed: seed)
      return picture
    }
    #expect(grained(1) == grained(1))
    #expect(grained(1) != grained(2))
    #expect(grained(0).fingerprint == "520431896b47dc8c")
  }

  @Test func `rows, columns and channels have noise of their own`() {
    var picture = Bitmap(width: 64, height: 64, color: .grey(128))
    picture.addGrain(amplitude: 8, seed: 9)
    let levels = picture.levels
    #expect(Set(levels).count == 64)
    #expect(Set((0..<64).map { column in levels.map { $0[column] } }).count == 64)
    let gray = picture.colors.joined().count { $0.red == $0.green && $0.green == $0.blue }
    #expect(gray < 60)
  }

  @Test func `noise depends on the place, not on the width`() {
    var wide = Bitmap(width: 40, height: 3, color: .grey(99))
    var narrow = Bitmap(width: 23, height: 3, color: .grey(99))
    wide.addGrain(amplitude: 4, seed: 3)
    narrow.addGrain(amplitude: 4, seed: 3)
    #expect(narrow == wide.cropped(to: narrow.bounds))
  }

  @Test func `levels stop at black and white`() {
    var picture = Bitmap(greys: [[0, 0, 0, 0, 0], [255, 255, 255, 255, 255]])
    picture.addGrain(amplitude: 20, seed: 1)
    let (dark, light) = (picture.levels[0], picture.levels[1])
    #expect(dark.allSatisfy { $0 <= 20 } && dark.contains(0))
    #expect(light.allSatisfy { $0 >= 235 } && light.contains(255))
  }

  @Test func `alpha stays, and clear pixels stay as they are`() {
    let hidden = Color(red: 7, green: 8, blue: 9, alpha: 0)
    let row = [hidden, .grey(128), hidden, .grey(90).withAlpha(1), hidden, .grey(200).withAlpha(200)]
    var picture = Bitmap(colors: [row])
    picture.addGrain(amplitude: 60, seed: 2)
    #expect(picture.alphas == row.map(\.alpha))
    for index in [0, 2, 4] { #expect(picture[index, 0] == hidden) }
    for index in [1, 3, 5] { #expect(picture[index, 0] != row[index]) }
  }

  @Test(arguments: [0, -3])
  func `no amplitude changes nothing`(amplitude: Int) {
    var picture = Bitmap(width: 9, height: 2, color: .grey(3))
    picture.addGrain(amplitude: amplitude, seed: 2)
    #expect(picture == Bitmap(width: 9, height: 2, color: .grey(3)))
  }
}
