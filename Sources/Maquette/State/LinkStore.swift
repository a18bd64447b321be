/// The pictures behind the links of `url` answers.
///
/// A plan draws its picture again byte for byte, so plans are kept and pictures are not.
struct LinkStore: Sendable {
  /// A picture that can be drawn again.
  struct Entry: Sendable {
    var plan: Plan

    /// Which of the plan's pictures, counted from 0.
    var index: Int
  }

  /// Number of links kept; the oldest go first.
  static let capacity = 10_000

  /// Bytes of uploads kept for them; the oldest links go first.
  static let uploadCapacity = 256 << 20

  private var entries: [String: Entry] = [:]
  private var names: [String] = []
  private var uploadBytes = 0

  /// The picture called `name`; nil when it never was, or was dropped.
  subscript(name: String) -> Entry? { entries[name] }

  /// Keeps the pictures of `plan` under `names`, one for each.
  mutating func insert(_ plan: Plan, names newNames: [String]) {
    for (index, name) in newNames.enumerated() where entries[name] == nil {
      entries[name] = Entry(plan: plan, index: index)
      names.append(name)
      uploadBytes += plan.uploadBytes
    }
    while names.count > Self.capacity || uploadBytes > Self.uploadCapacity { dropOldest() }
  }

  private mutating func dropOldest() {
    guard let entry = entries.removeValue(forKey: names.removeFirst()) else { return }
    uploadBytes -= entry.plan.uploadBytes
  }
}
