import Foundation
import Maquette
import MaquetteServer
import Testing

/// Deadlines and caps: who goes beyond one is told so, and the others are served.
struct LimitTests {
  /// Runs `body` against a server of its own.
  private func serving(
    _ responder: ScriptedResponder = .echo, _ change: (inout Limits) -> Void, _ body: (UInt16) throws -> Void
  ) throws {
    var limits = Limits.standard
    change(&limits)
    let server = try Server.start(responder: responder, limits: limits)
    defer { server.stop(grace: .zero) }
    try body(server.port)
    // Whoever still waits for the other side has left.
    #expect(eventually { Descriptors.connections(at: server.port) == 0 })
  }

  private static let upload = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: "

  // MARK: - Deadlines

  @Test(arguments: [
    "Content-Length: 9\r\n\r\n", "Content-Length: 9\r\n\r\nhi", "Transfer-Encoding: chunked\r\n\r\n5\r\nhi",
  ])
  func `refuses a body that comes to a halt`(rest: String) throws {
    try serving {
      $0.bodyTime = .milliseconds(50)
    } _: { port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\n\(rest)")
      let reply = try client.readReply()
      #expect(reply.status == 408)
      #expect(reply.field("Connection") == "close")
      #expect(try client.readToEnd() == [])
    }
  }

  /// A byte now and then is no progress, or a body could take for ever.
  @Test func `refuses a body that comes too slowly`() throws {
    try serving { limits in
      limits.bodyTime = .milliseconds(300)
      limits.bodyProgress = 1000
    } _: { port in
      let client = try Client(port: port)
      try client.send(Self.upload + "100000\r\n\r\n")
      while client.isQuiet {
        try client.send("a")
        usleep(10_000)
      }
      #expect(try client.readReply().status == 408)
    }
  }

  @Test func `waits for a body that gets on`() throws {
    try serving { limits in
      limits.bodyTime = .seconds(2)
      limits.bodyProgress = 1
    } _: { port in
      let client = try Client(port: port)
      try client.send(Self.upload + "12\r\n\r\n")
      for _ in 0..<12 {
        usleep(200_000)
        try client.send("a")
      }
      #expect(try client.readReply().text == "POST / aaaaaaaaaaaa")
    }
  }

  @Test func `gives up an answer that is not read`() throws {
    // More than the system takes for a client that does not read.
    let response = HTTPResponse(status: 200, body: .bytes([UInt8](repeating: 65, count: 32 << 20)))
    let responder = ScriptedResponder.fixed(response)
    try serving(responder) {
      $0.sendTime = .milliseconds(50)
    } _: { port in
      let client = try Client(port: port)
      try client.get("/")
      #expect(eventually { responder.exchanges.count == 1 })
      #expect(responder.exchanges.first?.delivery?.ending == .hungUp)
      #expect(Descriptors.connections(at: port) == 0)
    }
  }

  // MARK: - Connections

  @Test func `turns away those for whom there is no place`() throws {
    try serving {
      $0.connections = 2
    } _: { port in
      var first: Client? = try Client(port: port)
      let second = try Client(port: port)
      for client in [first, second] {
        try client?.get("/")
        #expect(try client?.readReply().status == 200)
      }
      // More than are turned away at a time.
      for surplus in try (0..<64).map({ _ in try Client(port: port) }) {
        // It may be told before it asks.
        try? surplus.get("/")
        let reply = try surplus.readReply()
        #expect(reply.status == 503)
        #expect(reply.text == "tooManyConnections(limit: 2)")
        #expect(reply.field("Connection") == "close")
        surplus.finishSending()
      }
      first = nil
      #expect(
        eventually {
          guard let next = try? Client(port: port), let _ = try? next.get("/") else { return false }
          return (try? next.readReply().status) == 200
        })
      try second.get("/")
      #expect(try second.readReply().status == 200)
    }
  }

  /// While a request is being answered, those behind it stay in the client's own system.
  @Test func `reads no further than it answers`() throws {
    let release = DispatchSemaphore(value: 0)
    let responder = ScriptedResponder { _ in
      release.wait()
      return HTTPResponse(status: 200, headers: ["Connection": "close"])
    }
    try serving(responder) { _ in
    } _: { port in
      let client = try Client(port: port)
      let request = Array("GET /\(String(repeating: "a", count: 8000)) HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
      // Sockets hold a few megabytes on either side.
      let sent = client.sendWhileThereIsRoom(request, limit: 256 << 20)
      #expect(sent < 64 << 20)
      #expect(responder.requestCount == 1)
      release.signal()
      #expect(try client.readReply().status == 200)
    }
  }

  /// The last is answered in full, whether the client waits for each answer or sends all it has at once.
  @Test(arguments: [1, 3], [false, true])
  func `closes a connection with the answer to the last of its requests`(
    limit: Int, isPipelined: Bool
  ) throws {
    let responder = ScriptedResponder { HTTPResponse(status: 200, body: .bytes(Array($0.target.utf8))) }
    try serving(responder) {
      $0.requestsPerConnection = limit
    } _: { port in
      let client = try Client(port: port)
      if isPipelined {
        for number in 1...limit + 2 { try client.get("/\(number)") }
      }
      for number in 1...limit {
        if !isPipelined { try client.get("/\(number)") }
        let reply = try client.readReply()
        #expect(reply.status == 200)
        #expect(reply.text == "/\(number)")
        #expect(reply.field("Connection") == (number == limit ? "close" : "keep-alive"))
      }
      #expect(try client.readToEnd() == [])
      #expect(responder.requestCount == limit)
      // Each connection has as many.
      let other = try Client(port: port)
      try other.get("/")
      #expect(try other.readReply().status == 200)
    }
  }

  // MARK: - Uploads

  /// What all connections upload together counts; a body counts until its request is answered.
  @Test(arguments: [1 << 20, 10])
  func `refuses an upload for which there is no room`(bodyInMemory: Int) throws {
    try serving { limits in
      limits.uploads = 1000
      limits.bodyInMemory = bodyInMemory
    } _: { port in
      var opened: Client?
      #expect(
        eventually {
          // Where the second was read before it, the first has lost its room to that: both begin again.
          opened = try? Client(port: port)
          guard let first = opened, let second = try? Client(port: port),
            let _ = try? first.send(Self.upload + "800\r\n\r\n" + String(repeating: "a", count: 700)),
            let _ = try? second.send(Self.upload + "400\r\n\r\n" + String(repeating: "b", count: 400)),
            let reply = try? second.readReply()
          else { return false }
          return reply.status == 503 && reply.text == "tooManyUploads(limit: 1000)"
        })
      let first = try #require(opened)
      // One that fits is taken beside it.
      let third = try Client(port: port)
      try third.send(Self.upload + "100\r\n\r\n" + String(repeating: "c", count: 100))
      #expect(try third.readReply().status == 200)
      try first.send(String(repeating: "a", count: 100))
      #expect(try first.readReply().body.count == "POST / ".utf8.count + 800)
      // There is room again, a moment after the answer; whoever comes too early loses the connection.
      #expect(
        eventually {
          guard let next = try? Client(port: port),
            let _ = try? next.send(Self.upload + "900\r\n\r\n" + String(repeating: "c", count: 900))
          else { return false }
          return (try? next.readReply().status) == 200
        })
    }
  }

  @Test func `refuses an upload that could never fit for its length`() throws {
    try serving {
      $0.uploads = 1000
    } _: { port in
      let client = try Client(port: port)
      try client.send(Self.upload + "1001\r\n\r\n")
      #expect(try client.readReply().text == "bodyTooLarge(limit: 1000)")
    }
  }
}
