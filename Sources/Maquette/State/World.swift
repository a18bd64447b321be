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
      call.arrival.session = links[name]?.session ?? SessionName.nobody
    }
    call.arrival = sessions.use(call.arrival.session) { [name = call.arrival.session] session in
      let now = time.adding(milliseconds: session.clockOffset)
      session.files.dropExpired(at: now)
      session.requests += 1
      return Arrival(time: now, session: name, number: session.requests - 1)
    }
  }

  /// Enters an exchange in the journal of its session, and in the ledger when it was with the API; gives it an id.
  mutating func record(_ exchange: inout Exchange, inLedger isPaid: Bool) {
    exchangeCount += 1
    exchange.id = exchangeCount
    sessions.use(exchange.session) { [exchange] session in
      session.journal.append(exchange)
      if isPaid { session.ledger.enter(exchange) }
    }
  }

  /// Puts the session called `name`, or all, back to how they are at start; ids go on.
  mutating func reset(_ name: String?) {
    usageBeforeResets += sessions.ledger(name)
    sessions.reset(name)
    links.remove(madeIn: name)
    faults.removeAll(of: name)
  }
}
