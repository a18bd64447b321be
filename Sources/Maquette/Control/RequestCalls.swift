import Raster
import Synchronization

extension ControlRoute {
  /// The journal.
  static let requests: [ControlRoute] = [
    ControlRoute(
      method: "GET", path: "/_maquette/requests",
      summary: "List the exchanges, the newest last; of those that match, the newest `limit`.",
      query: [
        .session,
        ControlParameter(
          name: "endpoint", kind: .word(Exchange.Endpoint.allCases.map(\.rawValue)),
          summary: "Only exchanges with this endpoint."),
        ControlParameter(
          name: "status", kind: .integer(0...599),
          summary: "Only exchanges with this status; 0 for those whose status is null."),
        ControlParameter(
          name: "since", kind: .integer(0...Int.max), summary: "Only exchanges with a higher id."),
        ControlParameter(
          name: "limit", kind: .integer(1...Int.max), summary: "No more exchanges than this."),
      ],
      answer: .object(["requests": .list(of: .exchange)])
    ) { emulator, call in
      emulator.exchanges(call)
    },
    ControlRoute(
      method: "DELETE", path: "/_maquette/requests", summary: "Forget the exchanges.", query: [.session],
      answer: .nothing
    ) { emulator, call in
      emulator.world.withLock { $0.sessions.change(call.session) { $0.journal.removeAll() } }
      return Reply.done
    },
    ControlRoute(
      method: "GET", path: "/_maquette/requests/{id}", summary: "Tell of one exchange.", query: [.session],
      answer: .exchange
    ) { emulator, call throws(ControlError) in
      Reply.json(try emulator.exchange(call).json)
    },
    ControlRoute(
      method: "GET", path: "/_maquette/requests/{id}/uploads/{index}",
      summary: "Give the bytes of an uploaded file; indices count from 0.", query: [.session], answer: nil
    ) { emulator, call throws(ControlError) in
      try emulator.uploadedFile(call)
    },
    ControlRoute(
      method: "GET", path: "/_maquette/requests/{id}/images/{index}",
      summary:
        "Give a picture of the answer as it was drawn, before a fault altered it; indices count from 0.",
      query: [.session], answer: nil
    ) { emulator, call throws(ControlError) in
      try emulator.drawnFile(call)
    },
  ]
}

extension Emulator {
  fileprivate func exchanges(_ call: ControlCall) -> HTTPResponse {
    let journals = world.withLock { $0.sessions.sessions(call.session).map(\.journal.exchanges) }
    let endpoint = call.query["endpoint"]?.string.flatMap(Exchange.Endpoint.init)
    let status = call.query["status"]?.number?.integer
    let since = call.query["since"]?.number?.integer ?? 0
    let limit = call.query["limit"]?.number?.integer ?? .max
    let exchanges = journals.joined().filter { exchange in
      exchange.id > since && (endpoint ?? exchange.endpoint) == exchange.endpoint
        && (status ?? exchange.status) == exchange.status
    }.sorted { $0.id < $1.id }
    return Reply.json(["requests": .array(exchanges.suffix(limit).map(\.json))])
  }

  fileprivate func exchange(_ call: ControlCall) throws(ControlError) -> Exchange {
    let id = try call.number(0, of: "request")
    let sessions = world.withLock { $0.sessions.sessions(call.session) }
    guard let exchange = sessions.lazy.compactMap({ $0.journal[id] }).first else {
      throw .notFound("request \(id)")
    }
    return exchange
  }

  fileprivate func uploadedFile(_ call: ControlCall) throws(ControlError) -> HTTPResponse {
    let exchange = try exchange(call)
    let index = try call.number(1, of: "upload")
    guard exchange.uploads.indices.contains(index) else { throw .notFound("upload \(index)") }
    let record = exchange.uploads[index]
    guard let bytes = uploads.withLock({ $0[record.sha256] }) else {
      throw .gone("The bytes of upload \(index) were dropped to make room for later ones.")
    }
    return Reply.file(bytes.array, type: record.detectedType ?? "application/octet-stream")
  }

  fileprivate func drawnFile(_ call: ControlCall) throws(ControlError) -> HTTPResponse {
    let exchange = try exchange(call)
    let index = try call.number(1, of: "picture")
    guard let plan = exchange.plan, (0..<exchange.images).contains(index) else {
      throw .notFound("picture \(index)")
    }
    guard let whole = restored(plan), let file = try? draw([plan.finalFrames[index]], of: whole).first else {
      throw .gone("The uploads that picture \(index) was made of were dropped to make room for later ones.")
    }
    return Reply.file(file, type: plan.format.file.mediaType)
  }
}
