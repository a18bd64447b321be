import Maquette
import Testing

@testable import MaquetteServer

/// A response and the steps that send it, written as text.
struct WrittenResponse: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var request = ResponseWriter.Request(keepsAlive: true)
  let response: HTTPResponse
  let steps: [String]

  private static let chunks = HTTPResponse.Body.chunks([
    .init(bytes: Array("one".utf8)), .init(pause: .seconds(2), bytes: Array("0123456789abcdef".utf8)),
    .init(pause: .seconds(3), bytes: []),
  ])

  private static func bytes(_ text: String) -> HTTPResponse.Body { .bytes(Array(text.utf8)) }

  static let rows = [
    WrittenResponse(
      testDescription: "bytes",
      response: HTTPResponse(status: 200, headers: ["B": "1", "A": "2"], body: bytes("hi")),
      steps: [
        "HTTP/1.1 200 OK\r\nB: 1\r\nA: 2\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n", "hi",
        "reuse",
      ]),
    WrittenResponse(
      testDescription: "a delay", response: HTTPResponse(status: 404, delay: .seconds(1)),
      steps: [
        "pause 1.0 seconds",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n", "reuse",
      ]),
    WrittenResponse(
      testDescription: "a last answer", request: .init(keepsAlive: false),
      response: HTTPResponse(status: 200, body: bytes("hi")),
      steps: ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n", "hi", "close"]),
    WrittenResponse(
      testDescription: "a response that closes",
      response: HTTPResponse(status: 200, headers: ["connection": "Close"], body: bytes("hi")),
      steps: ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n", "hi", "close"]),
    WrittenResponse(
      testDescription: "chunks", response: HTTPResponse(status: 200, body: chunks),
      steps: [
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n",
        "3\r\n", "one", "\r\n", "pause 2.0 seconds", "10\r\n", "0123456789abcdef", "\r\n",
        "pause 3.0 seconds",
        "0\r\n\r\n", "reuse",
      ]),
    WrittenResponse(
      testDescription: "chunks to HTTP/1.0", request: .init(version: .http10, keepsAlive: true),
      response: HTTPResponse(status: 200, body: chunks),
      steps: [
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", "one", "pause 2.0 seconds", "0123456789abcdef",
        "pause 3.0 seconds", "close",
      ]),
    WrittenResponse(
      testDescription: "HEAD of bytes", request: .init(isHead: true, keepsAlive: true),
      response: HTTPResponse(status: 200, body: bytes("hi")),
      steps: ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n", "reuse"]),
    WrittenResponse(
      testDescription: "HEAD of chunks", request: .init(isHead: true, keepsAlive: true),
      response: HTTPResponse(status: 200, body: chunks),
      steps: ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n", "reuse"]),
    WrittenResponse(
      testDescription: "no content", response: HTTPResponse(status: 204, body: bytes("hi")),
      steps: ["HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n", "reuse"]),
    WrittenResponse(
      testDescription: "not modified", response: HTTPResponse(status: 304, body: chunks),
      steps: ["HTTP/1.1 304 Not Modified\r\nConnection: keep-alive\r\n\r\n", "reuse"]),
    WrittenResponse(
      testDescription: "framing that is not the response's to say",
      response: HTTPResponse(
        status: 200, headers: ["content-length": "9", "Transfer-Encoding": "x", "A": "1"], body: bytes("hi")),
      steps: [
        "HTTP/1.1 200 OK\r\nA: 1\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n", "hi", "reuse",
      ]),
    WrittenResponse(
      testDescription: "values that would split the response",
      response: HTTPResponse(
        status: 200, reason: "Oh\r\nX: 1", headers: ["A": "1\r\nB: 2", "C": "\0\n3", "D\r\nE": "4", "": "5"]),
      steps: [
        "HTTP/1.1 200 Oh  X: 1\r\nA: 1  B: 2\r\nC:   3\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n",
        "reuse",
      ]),
    WrittenResponse(
      testDescription: "an unknown status", response: HTTPResponse(status: 520),
      steps: ["HTTP/1.1 520 \r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n", "reuse"]),
    WrittenResponse(
      testDescription: "reset", response: HTTPResponse(status: 200, body: bytes("hi"), ending: .reset),
      steps: ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n", "hi", "reset"]),
    WrittenResponse(
      testDescription: "cut short of a stated length",
      response: HTTPResponse(status: 200, headers: ["Content-Length": "9"], body: bytes("hi"), ending: .cut),
      steps: ["HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: keep-alive\r\n\r\n", "hi", "close"]),
    WrittenResponse(
      testDescription: "cut chunks",
      response: HTTPResponse(status: 200, body: .chunks([.init(bytes: [65])]), ending: .cut),
      steps: [
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n",
        "1\r\n", "A", "\r\n", "close",
      ]),
    WrittenResponse(
      testDescription: "bytes without a head",
      response: .headless(Array("SSH-2.0\r\n".utf8), ending: .complete),
      steps: ["SSH-2.0\r\n", "close"]),
    WrittenResponse(
      testDescription: "chunks without a head", request: .init(isHead: true, keepsAlive: true),
      response: {
        var response = HTTPResponse(status: 200, headers: ["A": "1"], delay: .seconds(1), body: chunks)
        response.isHeadless = true
        return response
      }(),
      steps: [
        "pause 1.0 seconds", "one", "pause 2.0 seconds", "0123456789abcdef", "pause 3.0 seconds", "close",
      ]),
    WrittenResponse(
      testDescription: "a reset without a byte", response: .headless(ending: .reset), steps: ["reset"]),
    WrittenResponse(
      testDescription: "an end without a byte", response: .headless(ending: .cut), steps: ["close"]),
    WrittenResponse(
      testDescription: "silence without a byte", response: .headless(ending: .silent), steps: ["silence"]),
    WrittenResponse(
      testDescription: "silence",
      response: HTTPResponse(status: 200, body: .chunks([]), ending: .silent),
      steps: ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n", "silence"]),
  ]
}

struct ResponseWriterTests {
  @Test(arguments: WrittenResponse.rows)
  func writes(_ row: WrittenResponse) {
    var writer = ResponseWriter(row.response, to: row.request)
    var steps: [String] = []
    while true {
      let step = writer.next()
      // Empty steps do nothing on the wire.
      if step != .pause(.zero), step != .send([]) { steps.append(step.summary) }
      if case .end = step { break }
    }
    #expect(steps == row.steps)
  }
}

extension ResponseWriter.Step {
  fileprivate var summary: String {
    switch self {
    case .pause(let duration): "pause \(duration)"
    case .send(let bytes): String(decoding: bytes, as: UTF8.self)
    case .end(let fate): "\(fate)"
    }
  }
}
