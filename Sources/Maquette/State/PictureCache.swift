/// The files of pictures that were drawn lately, so that drawing one again costs a lookup.
///
/// It has two halves. When the newer one is full, the older one is dropped and the newer takes its place; what is
/// asked for moves to the newer. So the least recently used goes first, within half of the capacity.
struct PictureCache: Sendable {
  /// What a file depends on beside the seed and the rendering, which are the emulator's.
  struct Key: Sendable, Hashable {
    /// `Plan.digest`.
    var digest: String

    var frame: Frame

    /// Number of partial pictures of a stream, which a partial one names; 0 for a final one.
    var partialCount: Int
  }

  /// Most bytes of files that are kept.
  let byteCapacity: Int

  private var newer: [Key: [UInt8]] = [:]
  private var newerBytes = 0
  private var older: [Key: [UInt8]] = [:]

  init(byteCapacity: Int = 64 << 20) {
    self.byteCapacity = byteCapacity
  }

  /// The file of a picture; nil when it is to be drawn.
  mutating func file(_ key: Key) -> [UInt8]? {
    if let file = newer[key] { return file }
    guard let file = older[key] else { return nil }
    insert(file, key)
    return file
  }

  /// Keeps a file, unless it would take more than half of the room.
  mutating func insert(_ file: [UInt8], _ key: Key) {
    guard file.count <= byteCapacity / 2, newer[key] == nil else { return }
    if newerBytes + file.count > byteCapacity / 2 {
      older = newer
      newer = [:]
      newerBytes = 0
    }
    newer[key] = file
    newerBytes += file.count
  }
}
