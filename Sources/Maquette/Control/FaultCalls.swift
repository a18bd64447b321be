import Synchronization

extension ControlRoute {
  /// The queue of faults.
  static let faults: [ControlRoute] = [
    ControlRoute(
      method: "POST", path: "/_maquette/faults",
      summary: "Queue a fault: `after` matching requests pass it, and then it meets `times` of them.",
      query: [.session],
      fields: [
        ControlParameter(name: "fault", kind: .word(Fault.names), isRequired: true, summary: "Which one."),
        ControlParameter(
          name: "endpoint", kind: .word(Endpoint.allCases.map(\.rawValue)),
          summary: "Only requests to this operation."),
        ControlParameter(
          name: "model", kind: .word(Model.catalog.map(\.id)), summary: "Only requests to this model."),
        ControlParameter(name: "after", kind: .integer(0...Int.max), summary: "0 unless it is said."),
        ControlParameter(name: "times", kind: .integer(1...Int.max), summary: "1 unless it is said."),
      ] + Fault.Parameter.allCases.map(\.controlParameter),
      answer: .object(["id": .count]), status: 201
    ) { emulator, call throws(ControlError) in
      try emulator.queueFault(call)
    },
    ControlRoute(
      method: "GET", path: "/_maquette/faults",
      summary: "List the faults that wait; of a session, those that wait for no other.", query: [.session],
      answer: .object(["faults": .list(of: .fault)])
    ) { emulator, call in
      let entries = emulator.world.withLock { $0.faults.entries }
      let listed = entries.filter { call.session == nil || $0.session == call.session }
      return Reply.json(["faults": .array(listed.map(\.json))])
    },
    ControlRoute(
      method: "DELETE", path: "/_maquette/faults", summary: "Drop the faults that wait.", query: [.session],
      answer: .nothing
    ) { emulator, call in
      emulator.world.withLock { $0.faults.removeAll(of: call.session) }
      return Reply.done
    },
    ControlRoute(
      method: "DELETE", path: "/_maquette/faults/{id}", summary: "Drop one fault.", query: [.session],
      answer: .nothing
    ) { emulator, call throws(ControlError) in
      try emulator.dropFault(call)
    },
  ]
}

extension JSONSchema {
  /// A fault that waits.
  fileprivate static let fault = object([
    "id": count, "fault": .word(Fault.names), "endpoint": nullable(.text), "model": nullable(.text),
    "after": count, "times": count, "session": nullable(.text),
  ])
}

extension Emulator {
  fileprivate func queueFault(_ call: ControlCall) throws(ControlError) -> HTTPResponse {
    let entry = try FaultQueue.Entry(call)
    let id = world.withLock { $0.faults.add(entry) }
    return Reply.json(["id": .integer(id)], status: 201)
  }

  fileprivate func dropFault(_ call: ControlCall) throws(ControlError) -> HTTPResponse {
    let id = try call.number(0, of: "fault")
    let wasWaiting = world.withLock { $0.faults.remove(id, of: call.session) }
    guard wasWaiting else { throw .notFound("fault \(id)") }
    return Reply.done
  }
}

extension FaultQueue.Entry {
  /// Reads a call that queues a fault.
  ///
  /// - Throws: The refusals for a call that limits the fault to requests which cannot meet it, or that has a
  ///   parameter of another one.
  fileprivate init(_ call: ControlCall) throws(ControlError) {
    let fields = call.fields
    guard let fault = fields["fault"]?.string.flatMap(Fault.named) else { throw .missing("fault") }
    self.init(order: FaultOrder(fault: fault, settings: try Self.settings(of: fault, fields)))
    session = call.session
    endpoint = fields["endpoint"]?.string.flatMap(Endpoint.init)
    model = fields["model"]?.string
    after = fields["after"]?.number?.integer ?? after
    times = fields["times"]?.number?.integer ?? times
    try checkReach()
  }

  private static func settings(
    of fault: Fault, _ fields: [String: JSON]
  ) throws(ControlError) -> Fault.Settings {
    var settings = Fault.Settings()
    for parameter in Fault.Parameter.allCases {
      guard let value = fields[parameter.field] else { continue }
      guard fault.parameters.contains(parameter) else {
        throw .invalid(parameter.field, expected: "left out: the fault '\(fault.name)' has no such parameter")
      }
      parameter.set(value, in: &settings)
    }
    return settings
  }

  private func checkReach() throws(ControlError) {
    let scope = order.fault.scope
    let reason = "the fault '\(order.fault.name)' is only for requests that can meet it: \(scope.summary)"
    let model = model.flatMap(Model.named)
    guard scope.isReachable(at: nil, by: model) else {
      throw .invalid("model", expected: "another one, since \(reason)")
    }
    guard scope.isReachable(at: endpoint, by: model) else {
      throw .invalid("endpoint", expected: "another one, since \(reason)")
    }
  }

  /// The entry as control calls tell of it.
  fileprivate var json: JSON {
    [
      "id": .integer(id),
      "fault": .string(order.fault.name),
      "endpoint": endpoint.map { .string($0.rawValue) } ?? .null,
      "model": model.map(JSON.string) ?? .null,
      "after": .integer(after),
      "times": .integer(times),
      "session": session.map(JSON.string) ?? .null,
    ]
  }
}
