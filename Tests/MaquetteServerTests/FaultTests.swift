import Maquette
import MaquetteServer
import Testing

/// Faults as a socket shows them (INTERFACES.md, "Faults").
struct FaultTests {
  private static let body = #"{"model":"gpt-image-1","prompt":"x","size":"1024x1024","quality":"low""#

  /// Sends a request that meets `fault`, and must leave the server without a connection.
  private func meeting(
    _ fault: String, stream: Bool = false, _ check: (Client) throws -> Void
  ) throws {
    let server = try Server.start(responder: Emulator(Configuration(rendering: .flat)))
    defer { server.stop(grace: .zero) }
    try Self.ask(server.port, fault, stream: stream, check)
    #expect(eventually { Descriptors.connections(at: server.port) == 0 })
  }

  private static func ask(
    _ port: UInt16, _ fault: String, stream: Bool, _ check: (Client) throws -> Void
  ) throws {
    let client = try Client(port: port)
    let body = body + (stream ? #","stream":true,"partial_images":1}"# : "}")
    try client.send(
      "POST /v1/images/generations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\n"
        + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
        + "X-Maquette-Fault: \(fault)\r\n\r\n\(body)")
    try check(client)
  }

  @Test(arguments: ["reset", "answer_lost"])
  func `a reset is a reset, and nothing comes before it`(fault: String) throws {
    try meeting(fault) { client in
      #expect(throws: Client.Failure.reset) { try client.read(1) }
    }
  }

  @Test func `an empty answer is an end, and nothing comes before it`() throws {
    try meeting("empty") { client in
      let bytes = try client.readToEnd()
      #expect(bytes == [])
    }
  }

  @Test func `garbage is no head, and then the end`() throws {
    try meeting("garbage") { client in
      let bytes = try client.readToEnd()
      #expect(bytes.starts(with: Array("SSH-".utf8)))
    }
  }

  @Test(arguments: ["timeout", "stream_stall"])
  func `silence lasts until the client leaves`(fault: String) throws {
    try meeting(fault, stream: true) { client in
      if fault == "stream_stall" {
        #expect(try client.readHead().status == 200)
        let event = try client.readChunk()
        #expect(event?.starts(with: Array("event: image_generation.partial_image\n".utf8)) == true)
      }
      #expect(client.isSilent(milliseconds: 300))
    }
  }

  @Test func `a truncated body is half of what its head promises, and then a reset`() throws {
    try meeting("truncated") { client in
      let head = try client.readHead()
      #expect(head.status == 200)
      let length = try #require(head.field("Content-Length").flatMap { Int($0) })
      #expect(try client.read(length / 2).starts(with: Array("{\n".utf8)))
      #expect(throws: Client.Failure.reset) { try client.read(1) }
    }
  }

  @Test func `a stream is cut inside an event`() throws {
    try meeting("stream_cut", stream: true) { client in
      #expect(try client.readHead().status == 200)
      #expect(try client.readChunk()?.suffix(2) == Array("\n\n".utf8)[...])
      let event = try #require(try client.readChunk())
      #expect(event.starts(with: Array("event: image_generation.completed\n".utf8)))
      #expect(event.suffix(2) != Array("\n\n".utf8)[...])
      #expect(throws: Client.Failure.reset) { try client.read(1) }
    }
  }

  @Test(arguments: ["stream_error", "stream_no_completed"])
  func `a stream that fails ends as HTTP wants it`(fault: String) throws {
    try meeting(fault, stream: true) { client in
      let reply = try client.readReply()
      #expect(reply.status == 200)
      #expect(reply.text.hasPrefix("event: image_generation.partial_image\n"))
      #expect(reply.text.contains("event: error\n") == (fault == "stream_error"))
      #expect(!reply.text.contains("completed"))
    }
  }

  @Test func `a slow body comes in dribbles, and whole`() throws {
    try meeting("slow;over=100ms") { client in
      #expect(try client.readHead().status == 200)
      var chunks: [[UInt8]] = []
      while let chunk = try client.readChunk() { chunks.append(chunk) }
      #expect(chunks.count > 40)
      #expect(chunks.first?.first == UInt8(ascii: "{"))
      #expect(chunks.last?.last == UInt8(ascii: "}"))
    }
  }

  @Test func `a connection with a refusal or a misleading answer stays usable`() throws {
    let server = try Server.start(responder: Emulator(Configuration(rendering: .flat)))
    defer { server.stop(grace: .zero) }
    for (fault, status) in [("overloaded", 503), ("bad_gateway", 502), ("malformed_json", 200)] {
      try Self.ask(server.port, fault, stream: false) { client in
        #expect(try client.readReply().status == status)
        try client.get("/v1/models")
        #expect(try client.readReply().status == 401)
      }
    }
  }
}
