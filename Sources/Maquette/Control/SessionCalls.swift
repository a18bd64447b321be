import Synchronization

extension ControlRoute {
  /// Which sessions there are.
  static let sessions: [ControlRoute] = [
    ControlRoute(
      method: "GET", path: "/_maquette/sessions", summary: "List the sessions, in the order of their names.",
      query: [.session],
      answer: .object(["sessions": .list(of: .object(["name": .text, "requests": .count]))])
    ) { emulator, call in
      emulator.sessions(call)
    }
  ]
}

extension Emulator {
  fileprivate func sessions(_ call: ControlCall) -> HTTPResponse {
    let table = world.withLock { $0.sessions }
    let names = table.names.filter { call.session == nil || call.session == $0 }
    let sessions = names.map { name -> JSON in
      ["name": .string(name), "requests": .integer(table[name]?.requests ?? 0)]
    }
    return Reply.json(["sessions": .array(sessions)])
  }
}
