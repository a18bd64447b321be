/// Bytes that were of use lately, so that making them again is not needed.
///
/// It has two halves. When the newer one is full, the older one is dropped and the newer takes its place; what is
/// asked for moves to the newer. So the least recently used goes first, within half of the capacity.
struct ByteCache<Key: Hashable & Sendable>: Sendable {
  /// What keeping any bytes at all takes, for the bound on many small ones.
  static var overhead: Int { 256 }

  /// Most bytes that are kept.
  let byteCapacity: Int

  private var newer: [Key: [UInt8]] = [:]
  private var newerBytes = 0
  private var older: [Key: [UInt8]] = [:]

  init(byteCapacity: Int) {
    self.byteCapacity = byteCapacity
  }

  /// The bytes kept under `key`; nil when there are none, or none any more.
  mutating func bytes(_ key: Key) -> [UInt8]? {
    if let bytes = newer[key] { return bytes }
    guard let bytes = older[key] else { return nil }
    insert(bytes, key)
    return bytes
  }

  /// Whether there is room for `count` bytes together.
  func canKeep(_ count: Int) -> Bool {
    count + Self.overhead <= byteCapacity / 2
  }

  /// Keeps bytes, unless they would take more than half of the room.
  mutating func insert(_ bytes: [UInt8], _ key: Key) {
    guard canKeep(bytes.count), newer[key] == nil else { return }
    let size = bytes.count + Self.overhead
    if newerBytes + size > byteCapacity / 2 {
      older = newer
      newer = [:]
      newerBytes = 0
    }
    newer[key] = bytes
    newerBytes += size
  }
}
