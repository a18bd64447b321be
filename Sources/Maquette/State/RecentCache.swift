/// Values that were of use lately, so that making them again is not needed.
///
/// It has two halves. When the newer one is full, the older one is dropped and the newer takes its place; what is
/// asked for moves to the newer. So the least recently used goes first, within half of the capacity.
struct RecentCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var value: Value

    /// About as many bytes as it takes to keep.
    var byteCount: Int
  }

  /// What keeping any value at all takes, in bytes, for the bound on many small ones.
  static var overhead: Int { 256 }

  /// Most bytes that are kept.
  let byteCapacity: Int

  private var newer: [Key: Entry] = [:]
  private var newerBytes = 0
  private var older: [Key: Entry] = [:]

  init(byteCapacity: Int) {
    self.byteCapacity = byteCapacity
  }

  /// The value kept under `key`; nil when there is none, or none any more.
  subscript(key: Key) -> Value? {
    mutating get {
      if let entry = newer[key] { return entry.value }
      guard let entry = older[key] else { return nil }
      insert(entry.value, key, byteCount: entry.byteCount)
      return entry.value
    }
  }

  /// Whether there is room for a value of `byteCount` bytes.
  func canKeep(_ byteCount: Int) -> Bool {
    byteCount + Self.overhead <= byteCapacity / 2
  }

  /// Keeps a value in place of any before, unless it would take more than half of the room.
  mutating func insert(_ value: Value, _ key: Key, byteCount: Int) {
    guard canKeep(byteCount) else { return }
    let size = byteCount + Self.overhead
    if let entry = newer.removeValue(forKey: key) { newerBytes -= entry.byteCount + Self.overhead }
    if newerBytes + size > byteCapacity / 2 {
      older = newer
      newer = [:]
      newerBytes = 0
    }
    newer[key] = Entry(value: value, byteCount: byteCount)
    newerBytes += size
  }
}
