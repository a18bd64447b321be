import Maquette
import Testing

@testable import MaquetteServer

/// Bytes, given as text, that are requests; `expected` says what of each.
struct ValidRequest: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  let expected: [String]

  init(_ description: String, _ text: String, _ expected: String...) {
    testDescription = description
    self.text = text
    self.expected = expected
  }

  static let rows = [
    ValidRequest("a path", "GET /v1/models HTTP/1.1\r\nHost: a\r\n\r\n", "GET /v1/models host=a alive"),
    ValidRequest(
      "a query", "GET /v1/models?a[]=1&b=%20 HTTP/1.1\r\nHost: a:80\r\n\r\n",
      "GET /v1/models?a[]=1&b=%20 host=a:80 alive"),
    ValidRequest(
      "a body with a length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
      "POST / host=a alive body=hello"),
    ValidRequest(
      "a length of nought", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", "POST / host=a alive"),
    ValidRequest(
      "requests in a row",
      "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\noneGET /2 HTTP/1.1\r\nHost: b\r\n\r\n"
        + "POST /3 HTTP/1.1\r\nHost: c\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nthree\r\n0\r\n\r\n"
        + "GET /4 HTTP/1.1\r\nHost: d\r\n\r\n",
      "POST /1 host=a alive body=one", "GET /2 host=b alive", "POST /3 host=c alive body=three",
      "GET /4 host=d alive"),
    ValidRequest(
      "chunks, an extension, a trailer",
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
        + "3\r\nabc\r\n00A ; x=\"y\"\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n",
      "POST / host=a alive body=abc0123456789"),
    ValidRequest(
      "a body that looks like a request",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n",
      "POST / host=a alive body=GET / HTTP/1.1\r\n\r\n"),
    ValidRequest(
      "no space after a colon, blanks at the ends of a value",
      "GET / HTTP/1.1\r\nHost:a\r\nConnection:\t close \t\r\n\r\n", "GET / host=a"),
    ValidRequest(
      "names in any case", "POST / HTTP/1.1\r\nhOST: a\r\ncONTENT-lENGTH: 2\r\n\r\nhi",
      "POST / host=a alive body=hi"),
    ValidRequest(
      "empty lines before it",
      "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / host=a alive", "GET /2 host=a alive"),
    ValidRequest("a URL", "GET http://b:8/c?d HTTP/1.1\r\nHost: a\r\n\r\n", "GET /c?d host=b:8 alive"),
    ValidRequest("a URL without path", "GET HTTPS://b HTTP/1.1\r\nHost: a\r\n\r\n", "GET / host=b alive"),
    ValidRequest(
      "a URL with only a query", "GET http://b?c HTTP/1.1\r\nHost: a\r\n\r\n", "GET /?c host=b alive"),
    ValidRequest("the server as a whole", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * host=a alive"),
    ValidRequest("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "GET / host= alive"),
    ValidRequest("an IPv6 Host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "GET / host=[::1]:80 alive"),
    ValidRequest("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "GET / host=-"),
    ValidRequest(
      "HTTP/1.0 that stays", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", "GET / host=- alive"),
    ValidRequest(
      "an expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\nhi",
      "POST / host=a alive continue body=hi"),
    ValidRequest(
      "an expectation of HTTP/1.0", "POST / HTTP/1.0\r\nExpect: x\r\nContent-Length: 2\r\n\r\nhi",
      "POST / host=- body=hi"),
    ValidRequest("another method", "x-y!z / HTTP/1.1\r\nHost: a\r\n\r\n", "x-y!z / host=a alive"),
    ValidRequest(
      "one option of several", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x,\tClose\r\n\r\n", "GET / host=a"),
  ]
}

/// Bytes that are refused, and how.
struct RefusedRequest: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  let error: HTTPError

  init(_ description: String, _ text: String, _ error: HTTPError) {
    testDescription = description
    self.text = text
    self.error = error
  }

  init(_ text: String, malformed what: String) {
    self.init("\(what): \(text.prefix(60).debugDescription)", text, .malformed(what))
  }

  /// A POST with these header field lines.
  private static func fields(_ lines: String) -> String { "POST / HTTP/1.1\r\n\(lines)\r\n" }

  /// A POST with these chunks.
  private static func chunks(_ chunks: String) -> String {
    fields("Host: a\r\nTransfer-Encoding: chunked\r\n") + chunks
  }

  static let requestLines = [
    RefusedRequest("GARBAGE\r\n\r\n", malformed: "a request line that is not method, target, version"),
    RefusedRequest("GET /\r\n", malformed: "a request line that is not method, target, version"),
    RefusedRequest("GET / a HTTP/1.1\r\n", malformed: "a request line that is not method, target, version"),
    RefusedRequest("GET  / HTTP/1.1\r\n", malformed: "a request line that is not method, target, version"),
    RefusedRequest(" GET / HTTP/1.1\r\n", malformed: "a request line that is not method, target, version"),
    RefusedRequest("GET / HTTP/1.1 \r\n", malformed: "a request line that is not method, target, version"),
    RefusedRequest("GET /\tHTTP/1.1\r\n", malformed: "a request line that is not method, target, version"),
    RefusedRequest(" / HTTP/1.1\r\n", malformed: "a method that is not a token"),
    RefusedRequest("G@T / HTTP/1.1\r\n", malformed: "a method that is not a token"),
    RefusedRequest("GET / http/1.1\r\n", malformed: "a request line without an HTTP version"),
    RefusedRequest("GET / HTTP/11\r\n", malformed: "a request line without an HTTP version"),
    RefusedRequest("GET / HTTP/1.10\r\n", malformed: "a request line without an HTTP version"),
    RefusedRequest("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .unsupportedVersion),
    RefusedRequest("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", .unsupportedVersion),
    RefusedRequest("HTTP/0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", .unsupportedVersion),
    RefusedRequest("GET /a\"b HTTP/1.1\r\n", malformed: "a character that a target cannot hold"),
    RefusedRequest("GET /a#b HTTP/1.1\r\n", malformed: "a character that a target cannot hold"),
    RefusedRequest("GET /caf\u{E9} HTTP/1.1\r\n", malformed: "a character that a target cannot hold"),
    RefusedRequest("GET /\\ HTTP/1.1\r\n", malformed: "a character that a target cannot hold"),
    RefusedRequest("GET models HTTP/1.1\r\n", malformed: "a target that is neither a path nor a URL"),
    RefusedRequest("GET * HTTP/1.1\r\n", malformed: "a target that is neither a path nor a URL"),
    RefusedRequest("CONNECT a:443 HTTP/1.1\r\n", malformed: "a target that is neither a path nor a URL"),
    RefusedRequest("GET ftp://a/ HTTP/1.1\r\n", malformed: "a target that is neither a path nor a URL"),
    RefusedRequest("GET http:///a HTTP/1.1\r\n", malformed: "a target whose host is not one"),
    RefusedRequest("GET http://u@a/ HTTP/1.1\r\n", malformed: "a target whose host is not one"),
    RefusedRequest("GET / HTTP/1.1\n", malformed: "a bare LF"),
    RefusedRequest("GET / HTTP/1.1\rHost: a\r\n", malformed: "a bare CR"),
    RefusedRequest("\r\r\n", malformed: "a bare CR"),
    RefusedRequest("\u{16}\u{3}\u{1}", malformed: "a control character"),
    RefusedRequest("GET /\0 HTTP/1.1\r\n", malformed: "a control character"),
    RefusedRequest("\r\n\r\n\r\n\r\n\r\n", malformed: "empty lines instead of a request"),
  ]

  static let headerFields = [
    RefusedRequest(fields(""), malformed: "no Host"),
    RefusedRequest(fields("Host: a\r\nHost: a\r\n"), malformed: "more than one Host"),
    RefusedRequest(fields("Host: a b\r\n"), malformed: "a Host that is not one"),
    RefusedRequest(fields("Host: u@a\r\n"), malformed: "a Host that is not one"),
    RefusedRequest(fields("Host: a/b\r\n"), malformed: "a Host that is not one"),
    RefusedRequest(fields("Host: a:b\r\n"), malformed: "a Host that is not one"),
    RefusedRequest(fields("Host: [::1\r\n"), malformed: "a Host that is not one"),
    RefusedRequest(fields("Host: [::1]a\r\n"), malformed: "a Host that is not one"),
    RefusedRequest(fields("Host: a\r\nX: 1\r\n 2\r\n"), malformed: "a folded header field"),
    RefusedRequest(fields(" Host: a\r\n"), malformed: "a folded header field"),
    RefusedRequest(fields("Host : a\r\n"), malformed: "a header field whose name is not a token"),
    RefusedRequest(fields(": a\r\n"), malformed: "a header field whose name is not a token"),
    RefusedRequest(fields("X(Y): a\r\n"), malformed: "a header field whose name is not a token"),
    RefusedRequest(fields("Host\r\n"), malformed: "a header field without a colon"),
    RefusedRequest(fields("Host: a\nX: b\r\n"), malformed: "a bare LF"),
    RefusedRequest(fields("Host: a\rX: b\r\n"), malformed: "a bare CR"),
    RefusedRequest(fields("Host: a\0\r\n"), malformed: "a control character"),
    RefusedRequest(fields("Host: a\u{1B}\r\n"), malformed: "a control character"),
    RefusedRequest(fields("Host: a\u{7F}\r\n"), malformed: "a control character"),
    RefusedRequest(
      fields("Host: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n"),
      malformed: "more than one Content-Length"),
    RefusedRequest(
      fields("Host: a\r\nContent-Length: 1\r\ncontent-length: 1\r\n"),
      malformed: "more than one Content-Length"),
    RefusedRequest(
      fields("Host: a\r\nContent-Length: 1, 1\r\n"), malformed: "a Content-Length that is not a number"),
    RefusedRequest(
      fields("Host: a\r\nContent-Length: -1\r\n"), malformed: "a Content-Length that is not a number"),
    RefusedRequest(
      fields("Host: a\r\nContent-Length: +1\r\n"), malformed: "a Content-Length that is not a number"),
    RefusedRequest(
      fields("Host: a\r\nContent-Length: 0x1\r\n"), malformed: "a Content-Length that is not a number"),
    RefusedRequest(
      fields("Host: a\r\nContent-Length:\r\n"), malformed: "a Content-Length that is not a number"),
    RefusedRequest(
      fields("Host: a\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n"),
      malformed: "both Content-Length and Transfer-Encoding"),
    RefusedRequest(
      fields("Host: a\r\nTransfer-Encoding: chunked, chunked\r\n"),
      malformed: "a Transfer-Encoding that is not one coding"),
    RefusedRequest(
      fields("Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
      malformed: "a Transfer-Encoding that is not one coding"),
    RefusedRequest(
      fields("Host: a\r\nTransfer-Encoding:\r\n"), malformed: "a Transfer-Encoding that is not one coding"),
    RefusedRequest(
      "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", malformed: "Transfer-Encoding in HTTP/1.0"),
    RefusedRequest(
      "gzip", fields("Host: a\r\nTransfer-Encoding: gzip\r\n"), .unsupportedTransferCoding("gzip")),
    RefusedRequest(
      "gzip, chunked", fields("Host: a\r\nTransfer-Encoding: gzip, chunked\r\n"),
      .unsupportedTransferCoding("gzip")),
    RefusedRequest(
      "a blank coding", fields("Host: a\r\nTransfer-Encoding: \u{A0}chunked\r\n"),
      .unsupportedTransferCoding("\u{A0}chunked")),
    RefusedRequest(
      "another expectation", fields("Host: a\r\nExpect: a-miracle\r\n"), .unsupportedExpectation("a-miracle")),
    RefusedRequest(
      "a length beyond the limit", fields("Host: a\r\nContent-Length: 943718401\r\n"),
      .bodyTooLarge(limit: 943_718_400)),
    RefusedRequest(
      "a length beyond all numbers", fields("Host: a\r\nContent-Length: 99999999999999999999999\r\n"),
      .bodyTooLarge(limit: 943_718_400)),
  ]

  static let chunkedBodies = [
    RefusedRequest(chunks("\r\n"), malformed: "a chunk without a size"),
    RefusedRequest(chunks(";x\r\n"), malformed: "a chunk without a size"),
    RefusedRequest(chunks("-1\r\n"), malformed: "a chunk without a size"),
    RefusedRequest(chunks("0x1\r\n"), malformed: "a chunk size that is not a number"),
    RefusedRequest(chunks("1 \r\n"), malformed: "a chunk size that is not a number"),
    RefusedRequest(chunks("1 1\r\n"), malformed: "a chunk size that is not a number"),
    RefusedRequest(chunks("1\na"), malformed: "a bare LF"),
    RefusedRequest(chunks("1;\0\r\n"), malformed: "a control character"),
    RefusedRequest(chunks("1\r\nab\r\n"), malformed: "a chunk longer than its size"),
    RefusedRequest(chunks("1\r\na\n"), malformed: "a bare LF"),
    RefusedRequest(chunks("0\r\nX\r\n"), malformed: "a header field without a colon"),
    RefusedRequest(
      "a chunk beyond the limit", chunks("38400001\r\n"), .bodyTooLarge(limit: 943_718_400)),
    RefusedRequest(
      "a chunk beyond all numbers", chunks("FFFFFFFFFFFFFFFFFFFF\r\n"), .bodyTooLarge(limit: 943_718_400)),
    RefusedRequest(
      "a chunk beyond the limit together with another", chunks("2\r\nab\r\n383FFFFF\r\n"),
      .bodyTooLarge(limit: 943_718_400)),
  ]
}

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
  @Test(arguments: ValidRequest.rows, Portions.allCases)
  func reads(_ row: ValidRequest, portions: Portions) {
    for cut in portions.cuts(Array(row.text.utf8)) {
      let transcript = Transcript(cut)
      #expect(transcript.error == nil)
      #expect(!transcript.isInsideRequest)
      #expect(transcript.messages.map(\.summary) == row.expected)
    }
  }

  @Test(
    arguments: RefusedRequest.requestLines + RefusedRequest.headerFields + RefusedRequest.chunkedBodies,
    Portions.allCases)
  func refuses(_ row: RefusedRequest, portions: Portions) {
    for cut in portions.cuts(Array(row.text.utf8)) {
      let transcript = Transcript(cut)
      #expect(transcript.error == row.error)
      #expect(transcript.completeCount == 0)
    }
  }

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

  @Test func `values that are not UTF 8 are latin 1`() {
    let text = Array("GET / HTTP/1.1\r\nHost: a\r\nX: caf\u{E9}\r\nY: caf".utf8) + [0xE9, 13, 10, 13, 10]
    let headers = Transcript([text]).messages.first?.head.headers
    #expect(headers?["X"] == "caf\u{E9}")
    #expect(headers?["Y"] == "caf\u{E9}")
  }
}

extension Transcript.Message {
  /// What a row expects, in one line.
  fileprivate var summary: String {
    "\(head.method) \(head.target) host=\(head.headers["Host"] ?? "-")"
      + (head.keepsAlive ? " alive" : "") + (head.expectsContinue ? " continue" : "")
      + (body.isEmpty ? "" : " body=\(body)") + (isComplete ? "" : " incomplete")
  }
}
