/// The pictures behind the links of `url` answers.
///
/// A plan draws its picture again byte for byte, so plans are kept and pictures are not. The uploads that a plan needs
/// are kept elsewhere, by their hash.
struct LinkStore: Sendable {
  /// A picture that can be drawn again.
  struct Entry: Sendable {
    var plan: Plan

    /// Which of the plan's pictures, counted from 0.
    var index: Int

    /// Name of the session that the link was made in.
    var session: String

    /// `Session.id` of that session.
    var sessionID: Int
  }

  /// Number of links kept; those of the oldest answers go first.
  static let capacity = 10_000

  /// Bytes of prompts kept for them; the links of the oldest answers go first.
  static let byteCapacity = 32 << 20

  private var entries: [String: Entry] = [:]

  /// The names of each answer's links, the oldest answer first.
  private var answers: [[String]] = []

  /// `Session.id` of the session that the newest answer was made in.
  private var newestSessionID = 0

  private var bytes = 0

  /// The picture called `name`; nil when it never was, or was dropped.
  subscript(name: String) -> Entry? { entries[name] }

  /// Whether the newest answer has links called `names`, made in the session of an id.
  func areNewest(_ names: [String], id: Int) -> Bool {
    newestSessionID == id && answers.last == names
  }

  /// Keeps the pictures of `plan`, made in the session called `session`, under `names`, one for each.
  ///
  /// Equal names are those of an equal answer, which is the newest again.
  mutating func insert(_ plan: Plan, names: [String], session: String, id: Int) {
    if names.contains(where: { entries[$0] != nil }), let position = answers.lastIndex(of: names) {
      answers.remove(at: position)
    } else {
      bytes += plan.prompt.utf8.count
    }
    let plan = plan.withoutUploads
    for (index, name) in names.enumerated() {
      entries[name] = Entry(plan: plan, index: index, session: session, sessionID: id)
    }
    answers.append(names)
    newestSessionID = id
    while answers.count > 1, entries.count > Self.capacity || bytes > Self.byteCapacity { dropOldest() }
  }

  private mutating func dropOldest() {
    let names = answers.removeFirst()
    bytes -= names.first.flatMap { entries[$0] }?.plan.prompt.utf8.count ?? 0
    for name in names { entries[name] = nil }
  }
}
