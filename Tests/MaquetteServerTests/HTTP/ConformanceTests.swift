import Maquette
import Testing

@testable import MaquetteServer

/// The table of raw requests in `Fixtures/http`, fed to the parser and to a server.
struct ConformanceTests {
  @Test(arguments: RawRequest.all)
  func `the parser reads a request however it is cut`(request: RawRequest) {
    for portions in Portions.allCases {
      let readings = Set(portions.cuts(request.bytes).map { Transcript($0).treatment })
      #expect(readings == [request.treatment], "\(portions)")
    }
  }

  @Test(arguments: RawRequest.all)
  func `the parser reads a request again as it read it first`(request: RawRequest) {
    let once = Transcript([request.bytes])
    guard once.error == nil, !once.isInsideRequest else { return }
    #expect(Transcript([request.bytes, request.bytes]).messages == once.messages + once.messages)
  }

  /// On a connection of its own, whole and in portions, one system call for each.
  @Test(arguments: RawRequest.all)
  func `a server answers, refuses and closes`(request: RawRequest) throws {
    let server = try Server.start(responder: Self.echo)
    defer { server.stop(grace: .zero) }
    var cuts = [[request.bytes]]
    // Longer ones would only take longer.
    if request.bytes.count < 2000 {
      cuts += Portions.singleBytes.cuts(request.bytes) + Portions.random.cuts(request.bytes).prefix(2)
    }
    for cut in cuts { try check(request, sentAs: cut, to: server.port) }
  }

  /// Answers with what `=` lines say.
  private static let echo = ScriptedResponder { request in
    var text = Array("\(request.method) \(request.target) host=\(request.headers["Host"] ?? "-")".utf8)
    if !request.body.isEmpty { text += Array(" body=".utf8) + request.body.array }
    return HTTPResponse(status: 200, body: .bytes(text))
  }

  private func check(_ request: RawRequest, sentAs cut: [[UInt8]], to port: UInt16) throws {
    let client = try Client(port: port)
    for portion in cut {
      // A server that has refused what came may be gone before the rest is sent.
      do { try client.send(portion) } catch { break }
    }
    // Nothing more comes, so that what waits for more is given up.
    client.finishSending()
    for line in request.treatment where line != "?" {
      if line.hasPrefix("! ") {
        let reply = try client.readReply()
        #expect(line.hasPrefix("! \(reply.status)"))
        #expect(reply.field("Connection") == "close")
      } else {
        try checkAnswer(line, client)
      }
    }
    #expect(try client.readToEnd() == [])
  }

  /// Whether the next answer tells of the request in `line`.
  private func checkAnswer(_ line: String, _ client: Client) throws {
    let isHead = line.hasPrefix("= HEAD ")
    let reply = isHead ? try client.readFinalHead() : try client.readReply()
    #expect(reply.status == 200)
    let closes = line.contains(" close")
    #expect(reply.field("Connection") == (closes ? "close" : "keep-alive"))
    let echo = line.dropFirst(2).replacing(" close", with: "").replacing(" continue", with: "")
    if isHead {
      #expect(reply.field("Content-Length") == "\(echo.utf8.count)")
    } else {
      #expect(reply.text == echo)
    }
  }
}

extension Transcript {
  /// What becomes of the messages, as `Fixtures/http` writes it: after one that ends the connection, nothing.
  fileprivate var treatment: [String] {
    var lines: [String] = []
    for message in messages where message.isComplete {
      lines.append("= " + message.summary)
      if !message.head.keepsAlive { return lines }
    }
    if let error { lines.append(error.treatment) }
    if error == nil, isInsideRequest || messages.isEmpty { lines.append("?") }
    return lines
  }
}

extension Transcript.Message {
  fileprivate var summary: String {
    "\(head.method) \(head.target) host=\(head.headers["Host"] ?? "-")"
      + (head.keepsAlive ? "" : " close") + (head.expectsContinue ? " continue" : "")
      + (body.isEmpty ? "" : " body=\(body)")
  }
}
