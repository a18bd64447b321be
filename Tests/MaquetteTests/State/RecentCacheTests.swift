import Testing

@testable import Maquette

struct RecentCacheTests {
  private typealias Cache = RecentCache<PictureKey, [UInt8]>

  private static func key(_ number: Int, partial: Int? = nil, of partialCount: Int = 0) -> PictureKey {
    PictureKey(
      digest: "\(number)", frame: Frame(index: 0, partial: partial), partialCount: partialCount)
  }

  @Test func `a file is found by all that it depends on`() {
    var cache = Cache(byteCapacity: 1 << 20)
    cache.insert([1], Self.key(1), byteCount: 1)
    #expect(cache[Self.key(1)] == [1])
    #expect(cache[Self.key(2)] == nil)
    #expect(cache[Self.key(1, partial: 0, of: 1)] == nil)
    cache.insert([2], Self.key(1, partial: 0, of: 1), byteCount: 1)
    #expect(cache[Self.key(1, partial: 0, of: 2)] == nil)
    #expect(cache[Self.key(1, partial: 0, of: 1)] == [2])
  }

  /// Bytes of a value that takes `size` of the room.
  private static func byteCount(taking size: Int) -> Int {
    size - Cache.overhead
  }

  @Test func `a later value takes the place of an earlier one, and its room`() {
    var cache = Cache(byteCapacity: 40_000)
    cache.insert([], Self.key(0), byteCount: Self.byteCount(taking: 5000))
    for number in 0..<100 {
      cache.insert([UInt8(number)], Self.key(1), byteCount: Self.byteCount(taking: 15_000))
      #expect(cache[Self.key(1)] == [UInt8(number)])
    }
    #expect(cache[Self.key(0)] != nil)
  }

  @Test func `what was used last stays`() {
    var cache = Cache(byteCapacity: 40_000)
    for number in 0..<20 {
      cache.insert([], Self.key(number), byteCount: Self.byteCount(taking: 5000))
      #expect(cache[Self.key(0)] != nil)
    }
    #expect(cache[Self.key(19)] != nil)
    #expect(cache[Self.key(1)] == nil)
  }

  @Test(arguments: [(1000, 40_000), (7000, 35_000), (20_000, 40_000), (20_001, 0), (100_000, 0)])
  func `bytes are bounded`(size: Int, most: Int) {
    var cache = Cache(byteCapacity: 40_000)
    for number in 0..<100 {
      cache.insert([], Self.key(number), byteCount: Self.byteCount(taking: size))
    }
    let kept = (0..<100).filter { cache[Self.key($0)] != nil }
    #expect(kept.count * size <= most)
    #expect(kept.isEmpty == (most == 0))
    #expect(cache.canKeep(Self.byteCount(taking: size)) == (most != 0))
  }
}
