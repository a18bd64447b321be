import Testing

@testable import Raster

struct RidgeTests {
  @Test func `a ridge fills what is below it, pixels it crosses in part`() {
    var picture = Bitmap(width: 2, height: 4, color: .black)
    var ridge = Ridge(width: 2, level: 256)
    ridge.levels[1] = 384
    picture.fill(below: ridge, color: .white)
    #expect(picture.levels == [[0, 0], [255, 128], [255, 255], [255, 255]])
  }

  @Test func `a band ends at its depth`() {
    var picture = Bitmap(width: 1, height: 5, color: .black)
    picture.fill(below: Ridge(width: 1, level: 128), depth: 512, color: .white)
    #expect(picture.levels == [[128], [255], [128], [0], [0]])
  }

  @Test(arguments: [1, 15, 16, 17, 33, 100])
  func `stretches of columns come out as single columns do`(width: Int) {
    var ridge = Ridge(width: width, level: 30 * 256)
    ridge.addWave(amplitude: 20 * 256, quarterCycles: 9, phase: Angle(degrees: 40))
    var picture = Bitmap(width: width, height: 60, color: .black)
    picture.fill(below: ridge, depth: 9 * 256, color: .white)
    for column in 0..<width {
      var single = Bitmap(width: 1, height: 60, color: .black)
      var level = Ridge(width: 1, level: 0)
      level.levels[0] = ridge.levels[column]
      single.fill(below: level, depth: 9 * 256, color: .white)
      #expect(single.levels.joined().elementsEqual(picture.levels.map { $0[column] }))
    }
  }

  @Test(arguments: [-1_000_000, 1_000_000])
  func `a ridge far outside draws all or nothing`(level: Int) {
    var picture = Bitmap(width: 3, height: 3, color: .black)
    picture.fill(below: Ridge(width: 3, level: level), color: .white)
    #expect(picture == Bitmap(width: 3, height: 3, color: level < 0 ? .white : .black))
  }
}
