import Testing

@testable import Maquette

struct ByteCacheTests {
  private static func key(_ number: Int, partial: Int? = nil, of partialCount: Int = 0) -> PictureKey {
    PictureKey(
      digest: "\(number)", frame: Frame(index: 0, partial: partial), partialCount: partialCount)
  }

  @Test func `a file is found by all that it depends on`() {
    var cache = ByteCache<PictureKey>(byteCapacity: 1 << 20)
    cache.insert([1], Self.key(1))
    #expect(cache.bytes(Self.key(1)) == [1])
    #expect(cache.bytes(Self.key(2)) == nil)
    #expect(cache.bytes(Self.key(1, partial: 0, of: 1)) == nil)
    cache.insert([2], Self.key(1, partial: 0, of: 1))
    #expect(cache.bytes(Self.key(1, partial: 0, of: 2)) == nil)
    #expect(cache.bytes(Self.key(1, partial: 0, of: 1)) == [2])
  }

  /// Bytes that take `size` of the room.
  private static func bytes(taking size: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: size - ByteCache<PictureKey>.overhead)
  }

  @Test func `what was used last stays`() {
    var cache = ByteCache<PictureKey>(byteCapacity: 40_000)
    for number in 0..<20 {
      cache.insert(Self.bytes(taking: 5000), Self.key(number))
      #expect(cache.bytes(Self.key(0)) != nil)
    }
    #expect(cache.bytes(Self.key(19)) != nil)
    #expect(cache.bytes(Self.key(1)) == nil)
  }

  @Test(arguments: [(1000, 40_000), (7000, 35_000), (20_000, 40_000), (20_001, 0), (100_000, 0)])
  func `bytes are bounded`(size: Int, most: Int) {
    var cache = ByteCache<PictureKey>(byteCapacity: 40_000)
    for number in 0..<100 { cache.insert(Self.bytes(taking: size), Self.key(number)) }
    let kept = (0..<100).filter { cache.bytes(Self.key($0)) != nil }
    #expect(kept.count * size <= most)
    #expect(kept.isEmpty == (most == 0))
    #expect(cache.canKeep(size - ByteCache<PictureKey>.overhead) == (most != 0))
  }
}
