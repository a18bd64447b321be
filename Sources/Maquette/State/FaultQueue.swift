/// The faults that wait for requests, in the order in which they were queued.
struct FaultQueue: Sendable {
  /// What a fault waits for, and how often.
  struct Entry: Sendable {
    /// Its number among all that were ever queued, counted from 1; 0 until it is queued.
    fileprivate(set) var id = 0

    let order: FaultOrder

    /// The session that it waits for; nil when any will do, as with the next two.
    var session: String?
    var endpoint: Endpoint?

    /// A model's name on the wire.
    var model: String?

    /// Number of matching requests that it still lets pass.
    var after = 0

    /// Number of requests that still meet it.
    var times = 1
  }

  /// What tells whether a request matches.
  struct Request: Sendable {
    var session: String
    var endpoint: Endpoint?

    /// The model that answers, or is asked for.
    var model: String?

    /// What is asked for; nil in a request that is refused.
    var plan: Plan?
  }

  /// Most entries.
  static let capacity = 10_000

  private(set) var entries: [Entry] = []

  /// Number of entries ever added.
  private var count = 0

  /// Adds an entry at the end; returns its id, or nil when there is no room.
  mutating func add(_ entry: Entry) -> Int? {
    guard entries.count < Self.capacity else { return nil }
    count += 1
    var entry = entry
    entry.id = count
    entries.append(entry)
    return count
  }

  /// Takes what `request` meets: the first matching entry that lets no more requests pass.
  ///
  /// The request counts for every entry that it matches, whichever it meets, and also when it meets a fault of its
  /// own already.
  mutating func take(for request: Request, meetsAnother: Bool = false) -> Entry? {
    var met: Entry?
    var isMet = meetsAnother
    for index in entries.indices where entries[index].matches(request) {
      if entries[index].after > 0 {
        entries[index].after -= 1
      } else if !isMet {
        met = entries[index]
        entries[index].times -= 1
        isMet = true
      }
    }
    entries.removeAll { $0.times == 0 }
    return met
  }

  /// Takes back that a request met `entry`, which came to nothing.
  mutating func giveBack(_ entry: Entry) {
    if let index = entries.firstIndex(where: { $0.id == entry.id }) {
      entries[index].times += 1
    } else {
      var entry = entry
      entry.times = 1
      let index = entries.firstIndex { $0.id > entry.id } ?? entries.endIndex
      entries.insert(entry, at: index)
    }
  }

  /// Drops entries: of the one session called `session`, or all.
  mutating func removeAll(of session: String? = nil) {
    entries.removeAll { session == nil || $0.session == session }
  }

  /// Drops the entry with an id, if it is one of `session` or that is nil; returns whether there was one.
  mutating func remove(_ id: Int, of session: String? = nil) -> Bool {
    let count = entries.count
    entries.removeAll { $0.id == id && (session == nil || $0.session == session) }
    return entries.count < count
  }
}

extension FaultQueue.Entry {
  fileprivate func matches(_ request: FaultQueue.Request) -> Bool {
    (session ?? request.session) == request.session && (endpoint ?? request.endpoint) == request.endpoint
      && (model ?? request.model) == request.model && order.fault.scope.includes(request.plan)
  }
}
