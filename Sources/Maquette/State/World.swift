/// All that requests and control calls change.
struct World: Sendable {
  var sessions: SessionTable
  var links = LinkStore()
  var faults = FaultQueue()

  /// Number of exchanges recorded so far.
  private var exchangeCount = 0

  /// What was used before resets.
  private var usageBeforeResets = Ledger()

  /// What all sessions used since the start, whatever was reset.
  var usage: Ledger {
    var usage = usageBeforeResets
    usage += sessions.ledger(nil)
    return usage
  }

  init(limits: SessionTable.Limits = SessionTable.Limits()) {
    sessions = SessionTable(limits: limits)
  }

  /// Takes a call into its session when the emulator's clock stands at `time`.
  mutating func admit(_ call: inout Call, at time: Timestamp) {
    // A link is fetched without a key, and belongs to the session that it was made in.
    if case .success(.picture(let name)) = call.route, call.prefix == nil {
      call.arrival.session = link(name)?.session ?? SessionName.nobody
    }
    call.arrival = arrive(in: call.arrival.session, at: time)
  }

  /// Takes a request that equals the one of `precedent` into its session when the emulator's clock stands at `time`.
  ///
  /// - Returns: its place there; nil, and nothing is changed, when its answer might be another one.
  mutating func admit(equalOf precedent: Precedent, at time: Timestamp) -> Arrival? {
    let session = precedent.exchange.session
    guard faults.isEmpty,
      time.adding(milliseconds: sessions.clockOffset(session)) == precedent.exchange.time
    else { return nil }
    let arrival = arrive(in: session, at: time)
    let names = precedent.linkNames
    if !names.isEmpty, !links.areNewest(names, id: sessions.id(session)), let plan = precedent.exchange.plan {
      insertLinks(to: plan, names: names, session: session)
    }
    return arrival
  }

  private mutating func arrive(in name: String, at time: Timestamp) -> Arrival {
    let arrival = sessions.use(name) { session in
      let now = time.adding(milliseconds: session.clockOffset)
      session.files.dropExpired(at: now)
      session.requests += 1
      return Arrival(time: now, session: name, number: session.requests - 1)
    }
    for name in sessions.takeDropped() { faults.removeAll(of: name) }
    return arrival
  }

  /// Keeps the pictures of `plan`, made in `session`, under `names`, one for each.
  mutating func insertLinks(to plan: Plan, names: [String], session: String) {
    links.insert(plan, names: names, session: session, id: sessions.id(session))
  }

  /// The picture behind a link; nil when it was dropped, or the session that it was made in was.
  func link(_ name: String) -> LinkStore.Entry? {
    guard let entry = links[name], sessions[entry.session]?.id == entry.sessionID else { return nil }
    return entry
  }

  /// Enters an exchange in the journal of its session, and in the ledger when it was with the API; gives it an id.
  mutating func record(_ exchange: inout Exchange, inLedger: Bool) {
    exchangeCount += 1
    exchange.id = exchangeCount
    sessions.use(exchange.session) { session in
      session.journal.append(exchange)
      if inLedger { session.ledger.enter(exchange) }
    }
  }

  /// Puts the session called `name`, or all, back to how they are at start; ids go on.
  mutating func reset(_ name: String?) {
    usageBeforeResets += sessions.ledger(name)
    sessions.reset(name)
    faults.removeAll(of: name)
  }
}
