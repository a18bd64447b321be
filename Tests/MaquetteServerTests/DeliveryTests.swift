import Foundation
import Maquette
import MaquetteServer
import Testing

/// What a responder learns of the ends of its answers, and what is not done for clients that have left.
struct DeliveryTests {
  private static let pausedHead = HTTPResponse(status: 200, delay: .seconds(3600))
  private static let pausedBody = HTTPResponse(
    status: 200, body: .chunks([.init(bytes: [65]), .init(pause: .seconds(3600), bytes: [66])]))
  private static let silence = HTTPResponse(status: 200, body: .chunks([.init(bytes: [65])]), ending: .silent)

  /// Runs `body` against a server of its own.
  private func serving(_ responder: ScriptedResponder, _ body: (UInt16) throws -> Void) throws {
    let server = try Server.start(responder: responder)
    defer { server.stop(grace: .zero) }
    try body(server.port)
  }

  private func deliveries(_ responder: ScriptedResponder) -> [Exchange.Delivery?] {
    responder.exchanges.map(\.delivery)
  }

  @Test(arguments: [
    HTTPResponse(status: 200, body: .bytes([65, 66, 67])),
    HTTPResponse(status: 200, body: .bytes([UInt8](repeating: 65, count: 1_000_000))),
    HTTPResponse(
      status: 200, body: .chunks([.init(bytes: [65]), .init(pause: .milliseconds(1), bytes: [66])])),
    HTTPResponse(status: 204),
    HTTPResponse(status: 200, headers: ["Connection": "close"]),
    HTTPResponse(status: 200, headers: ["Content-Length": "9"], body: .bytes([65]), ending: .cut),
  ])
  func `tells of an answer that was sent, and its bytes`(response: HTTPResponse) throws {
    let responder = ScriptedResponder.fixed(response)
    try serving(responder) { port in
      let client = try Client(port: port)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let count = try client.readToEnd().count
      #expect(eventually { responder.exchanges.count == 1 })
      #expect(deliveries(responder) == [.init(.sent, byteCount: count)])
    }
  }

  @Test(arguments: [
    ("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf", "/a"),
    ("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhal", "/a"),
    ("POST /a HTTP/1.1\r\nHo", "-"), ("P", "-"),
  ])
  func `tells of a client that left inside its request`(bytes: String, path: String) throws {
    let responder = ScriptedResponder { _ in HTTPResponse(status: 204) }
    try serving(responder) { port in
      // The first request of the connection is not the one that was left.
      var client: Client? = try Client(port: port)
      try client?.get("/whole")
      _ = try client?.readReply()
      try client?.send(bytes)
      client = nil
      #expect(eventually { responder.exchanges.count == 2 })
      #expect(responder.exchanges.map(\.path) == ["/whole", path])
      #expect(responder.exchanges.last?.delivery == .init(.hungUp, byteCount: 0))
    }
  }

  @Test(arguments: [
    ("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "/a"),
    ("GET / HTTP/9.9\r\n\r\n", "-"),
  ])
  func `tells which request was refused`(bytes: String, path: String) throws {
    let responder = ScriptedResponder { _ in HTTPResponse(status: 204) }
    try serving(responder) { port in
      let client = try Client(port: port)
      try client.send(bytes)
      _ = try client.readToEnd()
      #expect(eventually { responder.exchanges.count == 1 })
      #expect(responder.exchanges.map(\.path) == [path])
    }
  }

  @Test func `tells of each answer of a connection`() throws {
    let responder = ScriptedResponder { _ in HTTPResponse(status: 204) }
    try serving(responder) { port in
      let client = try Client(port: port)
      for number in 0..<3 { try client.get("/\(number)") }
      let counts = try (0..<3).map { _ in try client.readReply().head.utf8.count + "\r\n\r\n".utf8.count }
      #expect(eventually { responder.exchanges.count == 3 })
      #expect(responder.exchanges.map(\.path) == ["/0", "/1", "/2"])
      #expect(deliveries(responder) == counts.map { .init(.sent, byteCount: $0) })
    }
  }

  @Test(arguments: [pausedHead, pausedBody, silence])
  func `tells of a client that left, and when`(response: HTTPResponse) throws {
    let responder = ScriptedResponder.fixed(response)
    try serving(responder) { port in
      var client: Client? = try Client(port: port)
      try client?.get("/")
      #expect(eventually { responder.requestCount == 1 })
      var count = 0
      if response.delay == .zero {
        let head = try #require(try client?.readFinalHead().head)
        count = head.utf8.count + "\r\n\r\n1\r\nA\r\n".utf8.count
        #expect(try client?.readChunk() == [65])
      }
      #expect(responder.exchanges.isEmpty)
      client = nil
      #expect(eventually { responder.exchanges.count == 1 })
      #expect(deliveries(responder) == [.init(.hungUp, byteCount: count)])
      // The socket is let go of after the exchange.
      #expect(eventually { Descriptors.connections(at: port) == 0 })
    }
  }

  @Test func `tells of a client that left while its answer was worked out`() throws {
    let release = DispatchSemaphore(value: 0)
    let responder = ScriptedResponder { _ in
      release.wait()
      return HTTPResponse(status: 200)
    }
    try serving(responder) { port in
      var client: Client? = try Client(port: port)
      try client?.get("/")
      #expect(eventually { responder.requestCount == 1 })
      client = nil
      #expect(eventually { Descriptors.connections(at: port) == 0 })
      release.signal()
      #expect(eventually { responder.exchanges.count == 1 })
      #expect(deliveries(responder) == [.init(.hungUp, byteCount: 0)])
    }
  }

  @Test(arguments: [pausedHead, pausedBody, silence])
  func `tells of an answer that a stop cut off`(response: HTTPResponse) throws {
    let responder = ScriptedResponder.fixed(response)
    let server = try Server.start(responder: responder)
    let client = try Client(port: server.port)
    try client.get("/")
    if response.delay == .zero { #expect(try client.readFinalHead().status == 200) }
    #expect(eventually { responder.requestCount == 1 })
    server.stop(grace: .milliseconds(20))
    #expect(responder.exchanges.map(\.delivery?.ending) == [.stopped])
  }

  /// Those who wait in the queue leave; nobody works for them, and the others get their answers.
  @Test func `drops what is queued for clients that have left`() throws {
    let release = DispatchSemaphore(value: 0)
    let responder = ScriptedResponder { request in
      if request.target == "/hold" { release.wait() }
      return HTTPResponse(status: 200, body: .bytes(Array(request.target.utf8)))
    }
    try serving(responder) { port in
      let holding = try (0..<max(2, ProcessInfo.processInfo.activeProcessorCount)).map { _ in
        try Client(port: port)
      }
      for client in holding { try client.get("/hold") }
      #expect(eventually { responder.requestCount == holding.count })
      let staying = try Client(port: port)
      var leaving = try (0..<8).map { _ in try Client(port: port) }
      for client in leaving { try client.get("/left") }
      try staying.get("/stayed")
      staying.finishSending()
      leaving = []
      #expect(eventually { Descriptors.connections(at: port) == holding.count + 1 })
      for _ in holding { release.signal() }
      for client in holding { #expect(try client.readReply().text == "/hold") }
      #expect(try staying.readReply().text == "/stayed")
      #expect(responder.requestCount == holding.count + 1)
      #expect(eventually { responder.exchanges.count == holding.count + 9 })
      #expect(responder.exchanges.count { $0.path == "/left" } == 8)
      for exchange in responder.exchanges where exchange.path == "/left" {
        #expect(exchange.delivery == .init(.hungUp, byteCount: 0))
      }
    }
  }

  /// The client's connection is gone before the answer is there, by its own doing or by the stop's.
  @Test(arguments: [Exchange.Delivery.Ending.hungUp, .stopped])
  func `tells of an answer that is worked out after a stop`(ending: Exchange.Delivery.Ending) throws {
    let release = DispatchSemaphore(value: 0)
    let responder = ScriptedResponder { _ in
      release.wait()
      return HTTPResponse(status: 200)
    }
    let server = try Server.start(responder: responder)
    var client: Client? = try Client(port: server.port)
    try client?.get("/")
    #expect(eventually { responder.requestCount == 1 })
    if ending == .hungUp {
      client = nil
      #expect(eventually { Descriptors.connections(at: server.port) == 0 })
    }
    let stopped = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      server.stop(grace: .zero)
      stopped.signal()
    }
    #expect(eventually { Descriptors.connections(at: server.port) == 0 })
    release.signal()
    #expect(stopped.wait(timeout: .now() + 20) == .success)
    #expect(deliveries(responder) == [.init(ending, byteCount: 0)])
    withExtendedLifetime(client) {}
  }

  /// It has nothing more to ask, which is no reason to leave it without its answer.
  @Test(arguments: ["HTTP/1.1", "HTTP/1.0"])
  func `answers a client that has ended its side and waits`(version: String) throws {
    let response = HTTPResponse(status: 200, delay: .milliseconds(50), body: .bytes([65]))
    try serving(ScriptedResponder.fixed(response)) { port in
      let client = try Client(port: port)
      try client.send("GET / \(version)\r\nHost: test\r\n\r\n")
      client.finishSending()
      #expect(try client.readReply().text == "A")
    }
  }
}
