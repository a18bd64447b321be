import Maquette

@testable import MaquetteServer

/// A parser makes the same of bytes in whatever portions they come, and a request that is written out is read as
/// the same request.
enum HTTPPromises {
  /// Low, so that short inputs reach them.
  private static let limits: Limits = {
    var limits = Limits()
    limits.requestLine = 256
    limits.headerCount = 8
    limits.headerBytes = 512
    limits.body = 512
    limits.chunkLine = 64
    limits.chunkExtensions = 128
    return limits
  }()

  static func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    let whole = Reading(of: [bytes], limits)
    let middle = bytes.count / 2
    let halves = [Array(bytes[..<middle]), Array(bytes[middle...])]
    for portions in [halves, bytes.map { [$0] }] {
      try BrokenPromise.unless(Reading(of: portions, limits) == whole, "portions make no difference")
    }
    for message in whole.messages where message.isComplete {
      let copy = Reading(of: [message.written], .standard)
      try BrokenPromise.unless(copy.messages == [message], "a request that is written out is the same")
    }
  }
}

/// What a parser makes of bytes.
private struct Reading: Equatable {
  struct Message: Equatable {
    var head: RequestHead
    var body: [UInt8] = []
    var isComplete = false
  }

  var messages: [Message] = []
  var error: HTTPError?

  init(of portions: [[UInt8]], _ limits: Limits) {
    var parser = RequestParser(limits: limits)
    do throws(HTTPError) {
      for portion in portions {
        var offset = 0
        while let event = try parser.next(in: portion.span, at: &offset) { take(event, of: portion) }
      }
    } catch {
      self.error = error
    }
  }

  private mutating func take(_ event: RequestParser.Event, of portion: [UInt8]) {
    let last = messages.count - 1
    switch event {
    case .head(let head): messages.append(Message(head: head))
    case .body(let range): messages[last].body += portion[range]
    case .complete: messages[last].isComplete = true
    }
  }
}

extension Reading.Message {
  /// The bytes of a request that is this one.
  var written: [UInt8] {
    let version = head.version == .http11 ? "HTTP/1.1" : "HTTP/1.0"
    let fields = head.headers.fields.map { "\($0.name): \($0.value)\r\n" }.joined()
    return Array("\(head.method) \(head.target) \(version)\r\n\(fields)\r\n".utf8) + writtenBody
  }

  private var writtenBody: [UInt8] {
    guard head.framing == .chunked else { return body }
    let end = Array("0\r\n\r\n".utf8)
    return body.isEmpty
      ? end : Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n".utf8) + end
  }
}
