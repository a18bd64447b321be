import Foundation
import Maquette
import MaquetteServer
import Testing

/// Starting and stopping.
struct ServerLifeTests {
  @Test(arguments: ["127.0.0.1", "localhost", "::1", "0.0.0.0", "::"])
  func `listens where it is told`(host: String) throws {
    let server = try Server.start(host: host, responder: ScriptedResponder.echo)
    defer { server.stop(grace: .zero) }
    #expect(server.host == host)
    #expect(server.port != 0)
    let client = try Client(port: server.port, host: host.contains(":") ? "::1" : "127.0.0.1")
    try client.get("/")
    #expect(try client.readReply().status == 200)
  }

  @Test(arguments: ["", "example.com", "127.0.0.1.1", "[::1]", "127.1", "::g"])
  func `refuses what is no address`(host: String) {
    #expect(throws: ServerError.badAddress(host: host)) { try Server.start(host: host) }
  }

  @Test func `refuses an address of another machine`() {
    // 192.0.2.0/24 is for documentation and nobody's address (RFC 5737).
    #expect(throws: ServerError.addressNotAvailable(host: "192.0.2.1")) {
      try Server.start(host: "192.0.2.1")
    }
  }

  @Test func `refuses a port in use`() throws {
    let server = try Server.start()
    defer { server.stop(grace: .zero) }
    let expected = ServerError.addressInUse(host: "127.0.0.1", port: server.port)
    #expect(throws: expected) { try Server.start(port: server.port) }
    #expect("\(expected)" == "port \(server.port) of 127.0.0.1 is in use by another process")
  }

  @Test func `frees its port`() throws {
    let first = try Server.start(responder: ScriptedResponder.echo)
    let client = try Client(port: first.port)
    try client.get("/")
    _ = try client.readReply()
    first.stop()
    first.stop()
    // Another test may be quicker to take the port, and gives it back.
    #expect(
      eventually {
        guard let second = try? Server.start(port: first.port, responder: ScriptedResponder.echo) else {
          return false
        }
        second.stop()
        return true
      })
  }

  /// A stop waits for the answer that is being worked out, the stream that is running and the request that has
  /// begun; it ends the idle and the silent connection and lets nobody new in.
  @Test func `finishes what is in flight`() throws {
    let release = DispatchSemaphore(value: 0)
    let responder = ScriptedResponder { request in
      switch request.target {
      case "/slow":
        release.wait()
        return HTTPResponse(status: 200)
      case "/stream":
        let chunks = (0..<20).map { HTTPResponse.Chunk(pause: .milliseconds(10), bytes: [65 + UInt8($0)]) }
        return HTTPResponse(status: 200, body: .chunks(chunks))
      case "/silent":
        return HTTPResponse(status: 200, ending: .silent)
      default:
        return HTTPResponse(status: 200)
      }
    }
    let server = try Server.start(responder: responder)
    let (slow, stream, silent) = (
      try Client(port: server.port), try Client(port: server.port), try Client(port: server.port)
    )
    let (begun, idle) = (try Client(port: server.port), try Client(port: server.port))
    for target in ["/1", "/2"] {
      try idle.get(target)
      #expect(try idle.readReply().field("Connection") == "keep-alive")
    }
    try silent.get("/silent")
    #expect(try silent.readReply().status == 200)
    try stream.get("/stream")
    #expect(try stream.readHead().status == 200)
    try slow.get("/slow")
    #expect(eventually { responder.requestCount == 5 })
    try begun.send("GET /begun HTTP/1.1\r\n")

    let stopped = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      server.stop(grace: .seconds(60))
      stopped.signal()
    }
    #expect(try idle.readToEnd() == [])
    #expect(try silent.readToEnd() == [])
    try begun.send("Host: a\r\n\r\n")
    let last = try begun.readReply()
    #expect(last.status == 200)
    #expect(last.field("Connection") == "close")
    var letters: [UInt8] = []
    while let chunk = try stream.readChunk() { letters += chunk }
    #expect(letters == Array("ABCDEFGHIJKLMNOPQRST".utf8))
    #expect(stopped.wait(timeout: .now()) == .timedOut)
    release.signal()
    let answer = try slow.readReply()
    #expect(answer.status == 200)
    #expect(answer.field("Connection") == "close")
    for client in [begun, stream, slow] { #expect(try client.readToEnd() == []) }
    // Each of them has ended its side as well once it is gone, which spares the server its wait for that.
    for client in [begun, stream, slow] { client.finishSending() }
    #expect(stopped.wait(timeout: .now() + 20) == .success)
    #expect(Descriptors.connections(at: server.port) == 0)
  }

  @Test func `grace is limited`() throws {
    // More than the system takes for a client that does not read.
    let body = HTTPResponse.Body.bytes([UInt8](repeating: 65, count: 64 << 20))
    let responder = ScriptedResponder.fixed(HTTPResponse(status: 200, body: body))
    let server = try Server.start(responder: responder)
    let client = try Client(port: server.port)
    try client.get("/")
    #expect(try client.readHead().status == 200)
    #expect(stops(server, grace: .milliseconds(20)))
    #expect(Descriptors.connections(at: server.port) == 0)
  }

  /// What cannot end within the grace need not be waited for, whether its pause is there at the stop or comes later.
  @Test(arguments: [
    HTTPResponse(status: 200, delay: .seconds(3600)),
    HTTPResponse(
      status: 200,
      body: .chunks([.init(pause: .milliseconds(50), bytes: [65]), .init(pause: .seconds(3600), bytes: [66])])
    ),
  ])
  func `waits for no pause that outlasts the grace`(response: HTTPResponse) throws {
    let responder = ScriptedResponder.fixed(response)
    let server = try Server.start(responder: responder)
    let client = try Client(port: server.port)
    try client.get("/")
    #expect(eventually { responder.requestCount == 1 })
    #expect(stops(server, grace: .seconds(60)))
    #expect(responder.exchanges.map(\.delivery?.ending) == [.stopped])
    withExtendedLifetime(client) {}
  }

  /// Stops a server; false when twenty seconds were not enough.
  private func stops(_ server: Server, grace: Duration) -> Bool {
    let stopped = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      server.stop(grace: grace)
      stopped.signal()
    }
    return stopped.wait(timeout: .now() + 20) == .success
  }

  /// Threads hold the responder: when it is gone, so are they.
  @Test func `nothing is left after a stop`() throws {
    weak var responder: ScriptedResponder?
    do {
      let held = ScriptedResponder { _ in HTTPResponse(status: 200) }
      responder = held
      let server = try Server.start(responder: held)
      let client = try Client(port: server.port)
      try client.get("/")
      #expect(try client.readReply().status == 200)
      server.stop()
    }
    #expect(responder == nil)
  }
}
