import Synchronization

extension ControlRoute {
  /// The ledger.
  static let usage: [ControlRoute] = [
    ControlRoute(
      method: "GET", path: "/_maquette/usage",
      summary: "Tell what was used, and what it would have cost; only a reset empties this.",
      query: [.session],
      answer: .ledger
    ) { emulator, call in
      Reply.json(emulator.world.withLock { $0.sessions.ledger(call.session) }.json)
    }
  ]
}

extension Emulator {
  /// What all sessions used since the start, also what a reset has taken out of their ledgers.
  public var usage: Ledger {
    world.withLock { $0.usage }
  }
}
