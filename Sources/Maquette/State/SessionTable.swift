/// The sessions, of which the one that was idle for longest goes first when there is no room for more.
struct SessionTable: Sendable {
  /// How much is kept.
  struct Limits: Sendable {
    /// Most sessions.
    var count = 1000

    /// Most exchanges in the journal of each.
    var journal = Configuration.standardJournalLimit

    /// About as many bytes as the journals of all may take.
    var journalBytes = 64 << 20

    /// Most bytes in the files of all.
    var fileBytes = 1 << 30
  }

  let limits: Limits

  /// Milliseconds by which the clocks of sessions that were not used yet are ahead of the emulator's.
  private(set) var clockOffset = 0

  private var sessions: [String: Session] = [:]

  /// When each session was last used, by the number of uses before.
  private var lastUses: [String: Int] = [:]

  private var uses = 0

  /// Number of sessions ever made.
  private var creations = 0

  /// Names of the sessions that were dropped to make room, of which nobody has taken note yet.
  private var dropped: [String] = []
  private var journalBytes = 0
  private var fileBytes = 0

  /// What sessions used that are not kept any more.
  private var pastLedger = Ledger()

  init(limits: Limits = Limits()) {
    self.limits = limits
  }
}

// MARK: - Looking

extension SessionTable {
  /// The names of the sessions, in the order of their bytes.
  var names: [String] { sessions.keys.sorted() }

  /// A session as it is; nil when it was not used yet.
  subscript(name: String) -> Session? { sessions[name] }

  /// The `Session.id` of a session; 0 when it was not used yet.
  func id(_ name: String) -> Int { sessions[name]?.id ?? 0 }

  /// The sessions that a control call is about: the one called `name`, or all.
  func sessions(_ name: String?) -> [Session] {
    guard let name else { return Array(sessions.values) }
    return sessions[name].map { [$0] } ?? []
  }

  /// Milliseconds by which a session's clock is ahead of the emulator's.
  func clockOffset(_ name: String?) -> Int {
    name.flatMap { sessions[$0]?.clockOffset } ?? clockOffset
  }

  /// The same of every session that a control call is about, and of those to come.
  func clockOffsets(_ name: String?) -> [Int] {
    name == nil ? sessions.values.map(\.clockOffset) + [clockOffset] : [clockOffset(name)]
  }

  /// What a session used, or all of them together.
  func ledger(_ name: String?) -> Ledger {
    var ledger = name == nil ? pastLedger : Ledger()
    for session in sessions(name) { ledger += session.ledger }
    return ledger
  }
}

// MARK: - Using

extension SessionTable {
  /// Lends a session to be used, and makes it first when there is none.
  mutating func use<Result>(_ name: String, _ body: (inout Session) -> Result) -> Result {
    if lastUses.updateValue(uses, forKey: name) == nil {
      if sessions.count == limits.count { dropLongestIdle() }
      creations += 1
      sessions[name] = Session(
        id: creations, clockOffset: clockOffset, journal: Journal(limit: limits.journal))
    }
    uses += 1
    return lend(name, body)
  }

  /// Adds how an exchange ended to its session's journal, if it is there still; that is no use of the session.
  mutating func conclude(_ exchange: Exchange) {
    sessions[exchange.session]?.journal.conclude(exchange.id, exchange.delivery)
  }

  /// Takes note of the sessions that were dropped to make room since the last time.
  mutating func takeDropped() -> [String] {
    defer { dropped = [] }
    return dropped
  }

  /// Changes the session called `name` if there is one, or every session; that is no use of any.
  mutating func change(_ name: String?, _ body: (inout Session) -> Void) {
    for name in name.map({ [$0] }) ?? Array(sessions.keys) where sessions[name] != nil {
      lend(name, body)
    }
  }

  /// Moves the clock of the session called `name`, or those of all, also of later ones.
  mutating func moveClock(of name: String?, _ offset: (Int) -> Int) {
    if let name {
      use(name) { $0.clockOffset = offset($0.clockOffset) }
    } else {
      change(nil) { $0.clockOffset = offset($0.clockOffset) }
      clockOffset = offset(clockOffset)
    }
  }

  /// Puts the session called `name`, or all, back to how they are at start.
  mutating func reset(_ name: String?) {
    guard let name else {
      let creations = creations
      self = SessionTable(limits: limits)
      self.creations = creations
      return
    }
    remove(name)
    if clockOffset != 0 { use(name) { $0.clockOffset = 0 } }
  }

  @discardableResult
  private mutating func lend<Result>(_ name: String, _ body: (inout Session) -> Result) -> Result {
    let result = withBytesCounted(in: name, body)
    makeRoom()
    return result
  }

  /// Lends a session that there is, and keeps count of what it takes.
  private mutating func withBytesCounted<Result>(
    in name: String, _ body: (inout Session) -> Result
  ) -> Result {
    func lend(_ session: inout Session) -> (result: Result, journal: Int, files: Int) {
      let before = (session.journal.byteCount, session.files.byteCount)
      let result = body(&session)
      return (result, session.journal.byteCount - before.0, session.files.byteCount - before.1)
    }
    let (result, journal, files) = lend(&sessions[name, default: Session()])
    journalBytes += journal
    fileBytes += files
    return result
  }

  /// Drops exchanges and files, those of the longest idle session first.
  private mutating func makeRoom() {
    guard journalBytes > limits.journalBytes || fileBytes > limits.fileBytes else { return }
    // A little more than is needed, so that not every request has to do this again.
    let journalGoal = journalBytes > limits.journalBytes ? limits.journalBytes / 8 * 7 : journalBytes
    for name in lastUses.sorted(by: { $0.value < $1.value }).map(\.key) {
      let excess = (journal: max(0, journalBytes - journalGoal), files: max(0, fileBytes - limits.fileBytes))
      if excess == (0, 0) { return }
      withBytesCounted(in: name) { session in
        session.journal.shrink(to: max(0, session.journal.byteCount - excess.journal))
        session.files.shrink(to: max(0, session.files.byteCount - excess.files))
      }
    }
  }

  private mutating func dropLongestIdle() {
    guard let name = lastUses.min(by: { $0.value < $1.value })?.key else { return }
    if let session = sessions[name] { pastLedger += session.ledger }
    remove(name)
    dropped.append(name)
  }

  private mutating func remove(_ name: String) {
    if let session = sessions.removeValue(forKey: name) {
      journalBytes -= session.journal.byteCount
      fileBytes -= session.files.byteCount
    }
    lastUses[name] = nil
  }
}
