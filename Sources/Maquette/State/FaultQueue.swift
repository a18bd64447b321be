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

    /// Number of requests that have taken it, and of which it is not settled yet whether they meet it.
    fileprivate(set) var takers = 0
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

  /// Most entries; the oldest go first.
  static let capacity = 10_000

  /// Those that wait, and those that are taken.
  private var kept: [Entry] = []

  /// Number of entries ever added.
  private var count = 0

  /// Whether no entry waits, and none may come back.
  var isEmpty: Bool { kept.isEmpty }

  /// The entries that wait.
  var entries: [Entry] { kept.filter { $0.times > 0 } }

  /// Adds an entry at the end, and returns its id.
  mutating func add(_ entry: Entry) -> Int {
    if kept.count == Self.capacity { kept.removeFirst() }
    count += 1
    var entry = entry
    entry.id = count
    kept.append(entry)
    return count
  }

  /// Takes what `request` meets: the first matching entry that lets no more requests pass.
  ///
  /// The request counts for every entry that it matches, whichever it meets, and also when it meets a fault of its
  /// own already. `settle` has to be called for what it takes.
  mutating func take(for request: Request, meetsAnother: Bool = false) -> Entry? {
    var met: Entry?
    var isMet = meetsAnother
    for index in kept.indices where kept[index].times > 0 && kept[index].matches(request) {
      if kept[index].after > 0 {
        kept[index].after -= 1
      } else if !isMet {
        met = kept[index]
        kept[index].times -= 1
        kept[index].takers += 1
        isMet = true
      }
    }
    return met
  }

  /// Settles whether the request that took `entry` met it; else it waits again, unless it was dropped meanwhile.
  mutating func settle(_ entry: Entry, isMet: Bool) {
    guard let index = kept.firstIndex(where: { $0.id == entry.id }) else { return }
    kept[index].takers -= 1
    if !isMet { kept[index].times += 1 }
    if kept[index].times == 0, kept[index].takers == 0 { kept.remove(at: index) }
  }

  /// Drops entries: of the one session called `session`, or all.
  mutating func removeAll(of session: String? = nil) {
    kept.removeAll { session == nil || $0.session == session }
  }

  /// Drops the entry with an id, if it is one of `session` or that is nil; returns whether there was one.
  mutating func remove(_ id: Int, of session: String? = nil) -> Bool {
    let count = kept.count
    // An index that is found and removed here is compiled wrong in release builds of Swift 6.3.1.
    kept.removeAll { $0.id == id && $0.times > 0 && (session == nil || $0.session == session) }
    return kept.count < count
  }
}

extension FaultQueue.Entry {
  fileprivate func matches(_ request: FaultQueue.Request) -> Bool {
    (session ?? request.session) == request.session && (endpoint ?? request.endpoint) == request.endpoint
      && (model ?? request.model) == request.model && order.fault.scope.includes(request.plan)
  }
}
