import Synchronization

extension ControlRoute {
  /// The beginning.
  static let reset: [ControlRoute] = [
    ControlRoute(
      method: "POST", path: "/_maquette/reset",
      summary:
        "Put the journal, the faults, the files, the ledger and the clock back to how they are at start.",
      query: [.session], answer: .nothing
    ) { emulator, call in
      emulator.world.withLock { $0.reset(call.session) }
      return Reply.done
    }
  ]
}
