import Synchronization

extension ControlRoute {
  /// The time.
  static let clock: [ControlRoute] = [
    ControlRoute(
      method: "GET", path: "/_maquette/clock",
      summary: "Tell the time of a session, or of sessions that were not used yet.", query: [.session],
      answer: .instantNow
    ) { emulator, call in
      emulator.time(call)
    },
    ControlRoute(
      method: "POST", path: "/_maquette/clock",
      summary: "Move the clock by a duration, or set it to an instant, from which a running one goes on; the "
        + "day of the API stays.",
      query: [.session],
      fields: [
        ControlParameter(name: "advance", kind: .duration, summary: "How far the clock moves."),
        ControlParameter(name: "set", kind: .instant, summary: "What time it becomes."),
      ],
      takesOneField: true, answer: .instantNow
    ) { emulator, call throws(ControlError) in
      try emulator.moveClock(call)
    },
  ]
}

extension JSONSchema {
  /// What clock calls answer.
  fileprivate static let instantNow = object(["now": .instant])
}

extension Emulator {
  fileprivate func time(_ call: ControlCall) -> HTTPResponse {
    let offset = world.withLock { $0.sessions.clockOffset(call.session) }
    return Self.reply(configuration.clock.now.adding(milliseconds: offset))
  }

  fileprivate func moveClock(_ call: ControlCall) throws(ControlError) -> HTTPResponse {
    let base = configuration.clock.now
    let move: @Sendable (Int) -> Int
    let name: String
    if let instant = call.instant("set") {
      (name, move) = ("set", { _ in instant.milliseconds - base.milliseconds })
    } else if let duration = call.duration("advance") {
      (name, move) = ("advance", { $0 + duration.wholeMilliseconds })
    } else {
      throw .notOne(of: ["advance", "set"])
    }
    let offset = world.withLock { world -> Int? in
      let isInRange = world.sessions.clockOffsets(call.session).allSatisfy {
        base.adding(milliseconds: move($0)).leavesRoom
      }
      guard isInRange else { return nil }
      world.sessions.moveClock(of: call.session, move)
      return world.sessions.clockOffset(call.session)
    }
    guard let offset else { throw .invalid(name, expected: "within the years 0 to 9999") }
    return Self.reply(base.adding(milliseconds: offset))
  }

  private static func reply(_ now: Timestamp) -> HTTPResponse {
    Reply.json(["now": .string(now.preciseRFC3339)])
  }
}
