/// When to attend to what: at most one instant for each identifier, the earliest always at hand.
///
/// A binary heap that knows where each identifier stands, so that a deadline can be moved or dropped and no
/// stale entry is ever left behind. Setting and removing take logarithmic time.
struct DeadlineHeap<ID: Hashable> {
  private var entries: [(deadline: Instant, id: ID)] = []
  private var positions: [ID: Int] = [:]

  /// The earliest of all deadlines.
  var earliest: Instant? { entries.first?.deadline }

  /// Number of identifiers that have a deadline.
  var count: Int { entries.count }

  /// Gives `id` a deadline in place of any it had.
  mutating func set(_ deadline: Instant, for id: ID) {
    if let position = positions[id] {
      entries[position].deadline = deadline
      settle(position)
    } else {
      entries.append((deadline, id))
      positions[id] = entries.count - 1
      rise(entries.count - 1)
    }
  }

  /// Drops the deadline of `id`, if it has one.
  mutating func remove(_ id: ID) {
    guard let position = positions.removeValue(forKey: id) else { return }
    let last = entries.removeLast()
    guard position < entries.count else { return }
    entries[position] = last
    positions[last.id] = position
    settle(position)
  }

  /// Drops the earliest deadline and returns its identifier, if it is not after `now`.
  mutating func popDue(at now: Instant) -> ID? {
    guard let first = entries.first, first.deadline <= now else { return nil }
    remove(first.id)
    return first.id
  }

  private mutating func settle(_ position: Int) {
    rise(position)
    sink(position)
  }

  private mutating func rise(_ start: Int) {
    var position = start
    while position > 0 {
      let parent = (position - 1) / 2
      guard entries[position].deadline < entries[parent].deadline else { return }
      swap(position, parent)
      position = parent
    }
  }

  private mutating func sink(_ start: Int) {
    var position = start
    while true {
      var least = position
      for child in [2 * position + 1, 2 * position + 2] where child < entries.count {
        if entries[child].deadline < entries[least].deadline { least = child }
      }
      guard least != position else { return }
      swap(position, least)
      position = least
    }
  }

  private mutating func swap(_ a: Int, _ b: Int) {
    entries.swapAt(a, b)
    positions[entries[a].id] = a
    positions[entries[b].id] = b
  }
}
