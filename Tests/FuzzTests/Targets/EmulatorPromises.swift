@testable import Maquette
@testable import MaquetteServer

/// Answers are JSON where they say so, refusals have the API's error object, and the same requests get the same
/// answers.
///
/// The input is a series of requests as on the wire, with a line of five equals signs between them; each lacks its
/// `Content-Length`, which any change of a body would make wrong.
enum EmulatorPromises {
  private static let separator = Array("\r\n=====\r\n".utf8)
  private static let requestLimit = 6

  static func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    let messages = bytes.split(separator: separator, maxSplits: requestLimit - 1).map(Message.init)
    let answers = answers(to: messages)
    let hasFaults = bytes.contains(Array("fault".utf8)) || bytes.contains(Array("[[".utf8))
    for (message, answer) in zip(messages, answers) where !hasFaults {
      try check(answer, isControl: message.isControl)
    }
    for (first, second) in zip(answers, Self.answers(to: messages, recalling: true)) {
      try BrokenPromise.unless(
        isSame(first, second), "the same requests get the same answers, recalled or not")
    }
  }

  private static func answers(to messages: [Message], recalling: Bool = false) -> [HTTPResponse] {
    let emulator = Emulator(Configuration(rendering: .flat))
    return messages.map { message in
      let answer =
        switch message {
        case .request(let request):
          (recalling ? emulator.recall(request) : nil) ?? emulator.respond(to: request)
        case .refused(let error): emulator.refuse(error)
        }
      if let exchange = answer.exchange { emulator.conclude(exchange) }
      return answer
    }
  }

  private static func isSame(_ a: HTTPResponse, _ b: HTTPResponse) -> Bool {
    a.status == b.status && a.headers == b.headers && a.delay == b.delay && a.body == b.body
      && a.ending == b.ending
  }

  private static func check(_ answer: HTTPResponse, isControl: Bool) throws(BrokenPromise) {
    try BrokenPromise.unless(answer.ending == .complete, "an answer comes to its end")
    try BrokenPromise.unless(
      answer.headers.fields.allSatisfy { $0.value.utf8.allSatisfy(\.isFieldCharacter) },
      "no header field breaks its line")
    guard case .bytes(let body) = answer.body, answer.headers["Content-Type"] == "application/json"
    else { return try BrokenPromise.unless((200..<600).contains(answer.status), "a status is a status") }
    let json = try? JSON(parsing: Bytes(body))
    try BrokenPromise.unless(json?.object != nil, "JSON is JSON")
    guard answer.status >= 400 else { return }
    let keys = json?["error"]?.object?.keys
    try BrokenPromise.unless(
      keys == ["message", "type", "param", "code"] || isControl && keys == ["message"],
      "a refusal has an error object")
  }
}

/// What a listener makes of a request's bytes.
private enum Message {
  case request(HTTPRequest)
  case refused(HTTPError)

  init(_ bytes: ArraySlice<UInt8>) {
    let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) ?? bytes.endIndex..<bytes.endIndex
    let body = bytes[end.upperBound...]
    let head = bytes[..<end.lowerBound] + Array("\r\nContent-Length: \(body.count)\r\n\r\n".utf8)
    do throws(HTTPError) {
      self = .request(try Self.read(Array(head), body: Array(body)))
    } catch {
      self = .refused(error)
    }
  }

  private static func read(_ head: [UInt8], body: [UInt8]) throws(HTTPError) -> HTTPRequest {
    var parser = RequestParser(limits: .standard)
    var offset = 0
    guard case .head(let head)? = try parser.next(in: head.span, at: &offset) else { throw .timeout }
    return HTTPRequest(method: head.method, target: head.target, headers: head.headers, body: Bytes(body))
  }

  /// Whether it is a call that steers the emulator, which has refusals of its own.
  var isControl: Bool {
    guard case .request(let request) = self else { return false }
    return request.target.hasPrefix("/_")
  }
}
