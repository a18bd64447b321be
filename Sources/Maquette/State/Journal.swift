/// The exchanges of a session, of which the oldest go first.
struct Journal: Sendable {
  /// Most exchanges.
  let limit: Int

  /// About as many bytes as they take.
  private(set) var byteCount = 0

  /// In the order of their ids; more than `limit` for a while, so that dropping them does not move the rest each time.
  private var kept: [Exchange] = []

  init(limit: Int = Configuration.standardJournalLimit) {
    self.limit = limit
  }

  /// The exchanges, the newest last.
  var exchanges: ArraySlice<Exchange> { kept.suffix(limit) }

  /// The exchange of an id; nil when it is not here, or not any more.
  subscript(id: Int) -> Exchange? {
    index(of: id).map { kept[$0] }
  }

  /// Adds an exchange with a higher id than any before.
  mutating func append(_ exchange: Exchange) {
    kept.append(exchange)
    byteCount += exchange.byteCount
    if kept.count > limit + limit / 4 { dropOldest(kept.count - limit) }
  }

  /// Adds how the exchange of an id ended.
  mutating func conclude(_ id: Int, _ delivery: Exchange.Delivery?) {
    if let index = index(of: id) { kept[index].delivery = delivery }
  }

  /// Drops the oldest exchanges until no more than `bytes` are kept.
  mutating func shrink(to bytes: Int) {
    var rest = byteCount
    let count = kept.prefix { exchange in
      guard rest > bytes else { return false }
      rest -= exchange.byteCount
      return true
    }.count
    dropOldest(count)
  }

  /// Forgets every exchange.
  mutating func removeAll() {
    self = Journal(limit: limit)
  }

  private mutating func dropOldest(_ count: Int) {
    for exchange in kept.prefix(count) { byteCount -= exchange.byteCount }
    kept.removeFirst(count)
  }

  /// Finds an id among those that are told of.
  private func index(of id: Int) -> Int? {
    var range = exchanges.indices
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      if kept[middle].id == id { return middle }
      range = kept[middle].id < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
