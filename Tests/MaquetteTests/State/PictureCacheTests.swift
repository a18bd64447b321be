import Testing

@testable import Maquette

struct PictureCacheTests {
  private static func key(_ number: Int, partial: Int? = nil, of partialCount: Int = 0) -> PictureCache.Key {
    PictureCache.Key(
      digest: "\(number)", frame: Frame(index: 0, partial: partial), partialCount: partialCount)
  }

  @Test func `a file is found by all that it depends on`() {
    var cache = PictureCache()
    cache.insert([1], Self.key(1))
    #expect(cache.file(Self.key(1)) == [1])
    #expect(cache.file(Self.key(2)) == nil)
    #expect(cache.file(Self.key(1, partial: 0, of: 1)) == nil)
    cache.insert([2], Self.key(1, partial: 0, of: 1))
    #expect(cache.file(Self.key(1, partial: 0, of: 2)) == nil)
    #expect(cache.file(Self.key(1, partial: 0, of: 1)) == [2])
  }

  @Test func `what was used last stays`() {
    var cache = PictureCache(byteCapacity: 40)
    for number in 0..<20 {
      cache.insert([UInt8](repeating: 0, count: 5), Self.key(number))
      #expect(cache.file(Self.key(0)) != nil)
    }
    #expect(cache.file(Self.key(19)) != nil)
    #expect(cache.file(Self.key(1)) == nil)
  }

  @Test(arguments: [(1, 40), (7, 35), (20, 40), (21, 0), (100, 0)])
  func `bytes are bounded`(size: Int, most: Int) {
    var cache = PictureCache(byteCapacity: 40)
    for number in 0..<100 { cache.insert([UInt8](repeating: 0, count: size), Self.key(number)) }
    let kept = (0..<100).filter { cache.file(Self.key($0)) != nil }
    #expect(kept.count * size <= most)
    #expect(kept.isEmpty == (most == 0))
  }
}
