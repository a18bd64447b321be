import Foundation
import Maquette
import MaquetteServer
import Testing

/// What only a socket can show.
struct ServerTests {
  /// Runs `body` against a server of its own, which must be left without a connection.
  private func serving(
    _ responder: any Responder, limits: Limits = .standard, _ body: (UInt16) throws -> Void
  ) throws {
    let server = try Server.start(responder: responder, limits: limits)
    defer { server.stop(grace: .zero) }
    try body(server.port)
    #expect(eventually { Descriptors.connections(at: server.port) == 0 })
  }

  /// Bytes that repeat only after a prime number of them, so that no piece can take another's place.
  private static func distinctBytes(_ count: Int) -> [UInt8] {
    let pattern = (0..<99_991).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
    var bytes: [UInt8] = []
    while bytes.count < count { bytes += pattern.prefix(count - bytes.count) }
    return bytes
  }

  // MARK: - Requests

  @Test func `keeps a connection for the next request`() throws {
    try serving(ScriptedResponder.echo) { port in
      let client = try Client(port: port)
      for number in 1...3 {
        try client.get("/\(number)")
        let reply = try client.readReply()
        #expect(reply.status == 200)
        #expect(reply.text == "GET /\(number) ")
        #expect(reply.field("Connection") == "keep-alive")
      }
    }
  }

  @Test(arguments: ["HTTP/1.1\r\nHost: a\r\nConnection: close", "HTTP/1.0"])
  func `closes when asked to`(request: String) throws {
    try serving(ScriptedResponder.echo) { port in
      let client = try Client(port: port)
      try client.send("GET / \(request)\r\n\r\n")
      #expect(try client.readReply().field("Connection") == "close")
      #expect(try client.readToEnd() == [])
    }
  }

  @Test func `answers pipelined requests in order`() throws {
    // The first answers take longest, so that any order but the right one would show.
    let responder = ScriptedResponder { request in
      let number = Int(request.target.dropFirst()) ?? 0
      return HTTPResponse(
        status: 200, delay: .milliseconds(20 - number),
        body: .bytes(Array(request.target.utf8) + request.body.array))
    }
    try serving(responder) { port in
      let client = try Client(port: port)
      let requests = (0..<20).map { "POST /\($0) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi" }
      try client.send(requests.joined())
      for number in 0..<20 { #expect(try client.readReply().text == "/\(number)hi") }
    }
  }

  /// Many more than could each wait on the stack for the next.
  @Test(arguments: [1, 2, 1000])
  func `answers at hand keep their order, with those of workers between`(step: Int) throws {
    let count = 8000
    let responder = ScriptedResponder(atHand: { Int($0.target.dropFirst()).map { $0 % step == 0 } ?? false })
    {
      HTTPResponse(status: 200, body: .bytes(Array($0.target.utf8) + $0.body.array))
    }
    try serving(responder) { port in
      let client = try Client(port: port)
      let requests = (0..<count).map { "POST /\($0) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi" }
      try client.send(requests.joined())
      for number in 0..<count { try #require(try client.readReply().text == "/\(number)hi") }
    }
    #expect(eventually { responder.exchanges.count == count })
    #expect(responder.exchanges.allSatisfy { $0.delivery?.ending == .sent })
  }

  @Test func `an answer at hand ends the connection like any other`() throws {
    let responder = ScriptedResponder(atHand: { _ in true }) { _ in
      HTTPResponse(status: 200, body: .bytes([UInt8](repeating: 65, count: 5_000_000)))
    }
    try serving(responder) { port in
      let client = try Client(port: port)
      try client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.readHead().field("Content-Length") == "5000000")
      try client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /")
      #expect(try client.readReply().body.count == 5_000_000)
      #expect(try client.readToEnd() == [])
    }
  }

  @Test func `answers a client that has ended its side`() throws {
    try serving(ScriptedResponder.echo) { port in
      let client = try Client(port: port)
      try client.get("/1")
      try client.get("/2")
      client.finishSending()
      #expect(try client.readReply().text == "GET /1 ")
      #expect(try client.readReply().text == "GET /2 ")
      #expect(try client.readToEnd() == [])
    }
  }

  /// Closing while there is something unread would reset the connection, and the end of the answer with it.
  @Test func `loses nothing of an answer to a client that sent more`() throws {
    let release = DispatchSemaphore(value: 0)
    let responder = ScriptedResponder { _ in
      release.wait()
      return HTTPResponse(status: 200, body: .bytes([UInt8](repeating: 65, count: 5_000_000)))
    }
    try serving(responder) { port in
      let client = try Client(port: port)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(eventually { responder.requestCount == 1 })
      try client.send([UInt8](repeating: 66, count: 20_000))
      client.finishSending()
      release.signal()
      #expect(try client.readReply().body.count == 5_000_000)
      #expect(try client.readToEnd() == [])
    }
  }

  @Test func `invites a body that is wanted`() throws {
    try serving(ScriptedResponder.echo) { port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
      #expect(try client.readHead().head == "HTTP/1.1 100 Continue")
      try client.send("hi")
      #expect(try client.readReply().text == "POST / hi")
    }
  }

  @Test func `refuses a body before it is sent`() throws {
    try serving(ScriptedResponder.echo) { port in
      let client = try Client(port: port)
      try client.send(
        "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 999999999\r\n\r\n")
      let reply = try client.readReply()
      #expect(reply.status == 413)
      #expect(reply.field("Connection") == "close")
      #expect(try client.readToEnd() == [])
    }
  }

  /// The client sends on for far more than any socket holds, and still gets to read why.
  @Test func `refusal reaches a client that is sending`() throws {
    var limits = Limits.standard
    limits.body = 1000
    try serving(ScriptedResponder.echo, limits: limits) { port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 20000000\r\n\r\n")
      try client.send([UInt8](repeating: 0, count: 20_000_000))
      #expect(try client.readReply().text == "bodyTooLarge(limit: 1000)")
      #expect(try client.readToEnd() == [])
    }
  }

  @Test func `refuses after earlier answers`() throws {
    try serving(ScriptedResponder.echo) { port in
      let client = try Client(port: port)
      try client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGARBAGE\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.readReply().text == "GET /1 ")
      #expect(try client.readReply().status == 400)
      #expect(try client.readToEnd() == [])
    }
  }

  @Test func `refuses a head that takes too long`() throws {
    var limits = Limits.standard
    limits.headTime = .milliseconds(50)
    try serving(ScriptedResponder.echo, limits: limits) { port in
      let client = try Client(port: port)
      try client.send("GET / HTTP/1.1\r\n")
      #expect(try client.readReply().text == "timeout")
      #expect(try client.readToEnd() == [])
    }
  }

  @Test func `closes a connection that stays idle`() throws {
    var limits = Limits.standard
    limits.idleTime = .milliseconds(50)
    try serving(ScriptedResponder.echo, limits: limits) { port in
      let client = try Client(port: port)
      #expect(try client.readToEnd() == [])
    }
  }

  // MARK: - Bodies

  @Test func `undoes chunks`() throws {
    try serving(ScriptedResponder.echo) { port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
      try client.send("6\r\n world\r\n0\r\n\r\n")
      #expect(try client.readReply().text == "POST / hello world")
    }
  }

  /// Twenty megabytes, with a length and in chunks; the file that held them is gone afterwards.
  @Test(arguments: [false, true])
  func `keeps a large body intact`(isChunked: Bool) throws {
    let directory = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    var limits = Limits.standard
    limits.spoolDirectory = directory
    let body = Self.distinctBytes(20_000_000)
    let responder = ScriptedResponder { request in
      // It is there, and has no name that anybody could open.
      let names = try? FileManager.default.contentsOfDirectory(atPath: directory)
      let isSpooled = Descriptors.files(in: directory) > 0 && names == []
      let isIntact = request.body.withSpan { span in
        span.withUnsafeBytes { bytes in
          guard bytes.count == body.count, let address = bytes.baseAddress else { return false }
          return memcmp(address, body, body.count) == 0
        }
      }
      return HTTPResponse(status: isSpooled && isIntact ? 200 : 500)
    }
    try serving(responder, limits: limits) { port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\n")
      if isChunked {
        try client.send("Transfer-Encoding: chunked\r\n\r\n")
        for start in stride(from: 0, to: body.count, by: 5_000_000) {
          try client.send("\(String(5_000_000, radix: 16))\r\n")
          try client.send(Array(body[start..<start + 5_000_000]) + [13, 10])
        }
        try client.send("0\r\n\r\n")
      } else {
        try client.send("Content-Length: \(body.count)\r\n\r\n")
        try client.send(body)
      }
      #expect(try client.readReply().status == 200)
    }
    #expect(eventually { Descriptors.files(in: directory) == 0 })
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
  }

  @Test func `refuses a body that cannot be stored`() throws {
    var limits = Limits.standard
    limits.bodyInMemory = 10
    limits.spoolDirectory = "/nonexistent"
    try serving(ScriptedResponder.echo, limits: limits) { port in
      let client = try Client(port: port)
      try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world")
      let reply = try client.readReply()
      #expect(reply.status == 503)
      #expect(reply.text == "storageFailed(\"No such file or directory\")")
      #expect(try client.readToEnd() == [])
    }
  }

  // MARK: - Answers

  @Test func `keeps the body of a head back`() throws {
    try serving(ScriptedResponder.echo) { port in
      let client = try Client(port: port)
      try client.send("HEAD /1 HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.readHead().field("Content-Length") == "8")
      try client.get("/2")
      #expect(try client.readReply().text == "GET /2 ")
    }
  }

  @Test func `sends a long answer to a slow reader`() throws {
    let body = Self.distinctBytes(5_000_000)
    let responder = ScriptedResponder.fixed(HTTPResponse(status: 200, body: .bytes(body)))
    try serving(responder) { port in
      let slow = try Client(port: port)
      for _ in 1...2 { try slow.get("/") }
      // While it does not read, others are served.
      let quick = try Client(port: port)
      try quick.get("/")
      #expect(try quick.readReply().body == body)
      for _ in 1...2 { #expect(try slow.readReply().body == body) }
    }
  }

  @Test func `sends chunks one by one in order`() throws {
    let chunks = (0..<5).map {
      HTTPResponse.Chunk(pause: .milliseconds(10), bytes: Array("event \($0)".utf8))
    }
    let never = HTTPResponse.Chunk(pause: .seconds(3600), bytes: [0])
    let responder = ScriptedResponder.fixed(HTTPResponse(status: 200, body: .chunks(chunks + [never])))
    try serving(responder) { port in
      let client = try Client(port: port)
      try client.get("/")
      #expect(try client.readHead().field("Transfer-Encoding") == "chunked")
      // None waits for the ones behind it, of which the last is an hour away.
      for chunk in chunks { #expect(try client.readChunk() == chunk.bytes) }
    }
  }

  /// An hour before the next byte is due, a client's leaving is noticed.
  @Test(arguments: [
    HTTPResponse(status: 200, delay: .seconds(3600)),
    HTTPResponse(
      status: 200, body: .chunks([.init(bytes: [65]), .init(pause: .seconds(3600), bytes: [66])])),
    HTTPResponse(status: 200, ending: .silent),
  ])
  func `lets go of a client that leaves`(response: HTTPResponse) throws {
    let responder = ScriptedResponder.fixed(response)
    try serving(responder) { port in
      let client = try Client(port: port)
      try client.get("/")
      #expect(eventually { responder.requestCount == 1 })
      if case .chunks = response.body {
        #expect(try client.readHead().status == 200)
        #expect(try client.readChunk() == [65])
      }
      #expect(Descriptors.connections(at: port) == 1)
    }
  }

  /// A client that had ended its side before the answer began gets what is due, and is not waited for.
  @Test(arguments: [
    HTTPResponse(
      status: 200, body: .chunks([.init(bytes: [65]), .init(pause: .seconds(3600), bytes: [66])])),
    HTTPResponse(status: 200, body: .chunks([.init(bytes: [65])]), ending: .silent),
  ])
  func `does not wait for a client that has ended its side`(response: HTTPResponse) throws {
    let release = DispatchSemaphore(value: 0)
    let responder = ScriptedResponder { _ in
      release.wait()
      return response
    }
    try serving(responder) { port in
      let client = try Client(port: port)
      try client.get("/")
      client.finishSending()
      #expect(eventually { responder.requestCount == 1 })
      release.signal()
      #expect(try client.readFinalHead().status == 200)
      #expect(try client.readChunk() == [65])
    }
  }

  @Test func `resets when the answer says so`() throws {
    let body = [UInt8](repeating: 65, count: 3_000_000)
    let responder = ScriptedResponder.fixed(HTTPResponse(status: 200, body: .bytes(body), ending: .reset))
    try serving(responder) { port in
      let client = try Client(port: port)
      try client.get("/")
      #expect(try client.readReply().body == body)
      #expect(throws: Client.Failure.reset) { try client.readToEnd() }
    }
  }

  @Test func `cuts where the answer says so`() throws {
    let responder = ScriptedResponder { request in
      request.target == "/chunks"
        ? HTTPResponse(status: 200, body: .chunks([.init(bytes: [65])]), ending: .cut)
        : HTTPResponse(status: 200, headers: ["Content-Length": "9"], body: .bytes([65]), ending: .cut)
    }
    try serving(responder) { port in
      for (target, rest) in [("/chunks", "1\r\nA\r\n"), ("/bytes", "A")] {
        let client = try Client(port: port)
        try client.get(target)
        #expect(try client.readHead().status == 200)
        #expect(try client.readToEnd() == Array(rest.utf8))
      }
    }
  }

  // MARK: - Many at once

  @Test func `serves many clients at once`() throws {
    try serving(ScriptedResponder.echo) { port in
      let clients = try (0..<64).map { _ in try Client(port: port) }
      for round in 0..<20 {
        for (number, client) in clients.enumerated() {
          try client.send("POST /\(round)/\(number) HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
        }
        for (number, client) in clients.enumerated() {
          #expect(try client.readReply().text == "POST /\(round)/\(number) hello")
        }
      }
      #expect(Descriptors.connections(at: port) == 64)
    }
  }
}
