import Maquette
import Testing

@testable import MaquetteServer

/// Requests at a bound and one byte or line beyond it.
struct Bound: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let within: String
  let beyond: String
  let error: HTTPError

  static let limits = {
    var limits = Limits.standard
    limits.requestLine = 20
    limits.headerCount = 2
    limits.headerBytes = 40
    limits.body = 8
    limits.chunkLine = 10
    limits.chunkExtensions = 12
    return limits
  }()

  private static func chunks(_ chunks: String) -> String {
    "POST / HTTP/1.1\r\nHost:\r\nTransfer-Encoding:chunked\r\n\r\n" + chunks
  }

  static let rows = [
    Bound(
      testDescription: "request line", within: "GET /345678 HTTP/1.1\r\nHost:\r\n\r\n",
      beyond: "GET /3456789 HTTP/1.1", error: .targetTooLong(limit: 20)),
    Bound(
      testDescription: "header count", within: "GET / HTTP/1.1\r\nHost:\r\nA:\r\n\r\n",
      beyond: "GET / HTTP/1.1\r\nHost:\r\nA:\r\nB:\r\n", error: .headTooLarge),
    Bound(
      testDescription: "header bytes",
      within: "GET / HTTP/1.1\r\nHost:\r\nA:\(String(repeating: "a", count: 29))\r\n\r\n",
      beyond: "GET / HTTP/1.1\r\nHost:\r\nA:\(String(repeating: "a", count: 30))", error: .headTooLarge),
    Bound(
      testDescription: "length", within: "POST / HTTP/1.1\r\nHost:\r\nContent-Length: 8\r\n\r\n12345678",
      beyond: "POST / HTTP/1.1\r\nHost:\r\nContent-Length: 9\r\n\r\n", error: .bodyTooLarge(limit: 8)),
    Bound(
      testDescription: "chunks", within: chunks("4\r\nabcd\r\n4\r\nefgh\r\n0\r\n\r\n"),
      beyond: chunks("4\r\nabcd\r\n5\r\n"), error: .bodyTooLarge(limit: 8)),
    Bound(
      testDescription: "chunk line", within: chunks("1;23456789\r\na\r\n0\r\n\r\n"),
      beyond: chunks("1;234567890"), error: .malformed("a chunk size line too long")),
    Bound(
      testDescription: "extensions", within: chunks("1;23456\r\na\r\n1;23456\r\nb\r\n0\r\n\r\n"),
      beyond: chunks("1;23456\r\na\r\n1;23456\r\nb\r\n0;\r\n"), error: .malformed("too many chunk extensions")
    ),
    Bound(
      testDescription: "trailer", within: chunks("0\r\nA:\r\nB:\r\n\r\n"),
      beyond: chunks("0\r\nA:\r\nB:\r\nC:\r\n"), error: .headTooLarge),
  ]
}

struct RequestParserTests {
  @Test(arguments: Bound.rows, Portions.allCases)
  func bounds(_ row: Bound, portions: Portions) {
    for cut in portions.cuts(Array(row.within.utf8)) {
      let transcript = Transcript(cut, limits: Bound.limits)
      #expect(transcript.error == nil)
      #expect(transcript.messages.map(\.isComplete) == [true])
    }
    for cut in portions.cuts(Array(row.beyond.utf8)) {
      #expect(Transcript(cut, limits: Bound.limits).error == row.error)
    }
  }

  @Test(arguments: [
    ("Content-Length: 9223372036854775807\r\n\r\nab", nil),
    ("Content-Length: 9223372036854775808\r\n\r\nab", HTTPError.bodyTooLarge(limit: .max)),
    ("Transfer-Encoding: chunked\r\n\r\n7FFFFFFFFFFFFFFF\r\nab", nil),
    ("Transfer-Encoding: chunked\r\n\r\n8000000000000000\r\nab", .bodyTooLarge(limit: .max)),
    ("Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n7FFFFFFFFFFFFFFF\r\nab", .bodyTooLarge(limit: .max)),
  ])
  func `counts without running over`(fields: String, error: HTTPError?) {
    var limits = Limits.standard
    limits.body = .max
    let transcript = Transcript([Array("POST / HTTP/1.1\r\nHost: a\r\n\(fields)".utf8)], limits: limits)
    #expect(transcript.error == error)
    #expect(transcript.completeCount == 0)
  }

  @Test func `every prefix of a request waits for more`() {
    let bytes = Array("\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi".utf8)
    for length in 0..<bytes.count {
      let transcript = Transcript([Array(bytes.prefix(length))])
      #expect(transcript.error == nil)
      #expect(transcript.completeCount == 0)
      // Empty lines are no beginning; anything else is.
      #expect(transcript.isInsideRequest == (length != 0 && length != 2))
    }
  }

  @Test func `a head that comes again is read again`() {
    let head = "POST /a HTTP/1.1\r\nHost: a\r\nX: 1\r\n"
    let requests = [
      head + "Content-Length: 2\r\n\r\nab", head + "Content-Length: 2\r\n\r\ncd",
      "\r\n" + head + "Content-Length: 2\r\n\r\nef", head + "Content-Length: 1\r\n\r\ng",
      head + "Content-Length: 2\r\nY: 2\r\n\r\nhi", head + "Content-Length: 2\r\nY: 2\r\n\r\njk",
      head + "Transfer-Encoding: chunked\r\n\r\n1\r\nl\r\n0\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\n\r\n1\r\nm\r\n0\r\n\r\n",
    ]
    let apart = requests.flatMap { Transcript([Array($0.utf8)]).messages }
    let together = Array(requests.joined().utf8)
    #expect(apart.map(\.body) == ["ab", "cd", "ef", "g", "hi", "jk", "l", "m"])
    for cut in Portions.allCases.flatMap({ $0.cuts(together) }) + [requests.map { Array($0.utf8) }] {
      #expect(Transcript(cut).messages == apart)
    }
  }

  @Test func `values that are not UTF 8 are latin 1`() {
    let text = Array("GET / HTTP/1.1\r\nHost: a\r\nX: caf\u{E9}\r\nY: caf".utf8) + [0xE9, 13, 10, 13, 10]
    let headers = Transcript([text]).messages.first?.head.headers
    #expect(headers?["X"] == "caf\u{E9}")
    #expect(headers?["Y"] == "caf\u{E9}")
  }
}
