import Maquette

@testable import MaquetteServer

/// What a parser made of some bytes.
struct Transcript: Equatable {
  struct Message: Equatable {
    var head: RequestHead
    var body = ""
    var isComplete = false
  }

  private(set) var messages: [Message] = []
  private(set) var error: HTTPError?
  private(set) var isInsideRequest = false

  /// Number of messages that came to their end.
  var completeCount: Int { messages.filter(\.isComplete).count }

  /// Feeds `portions` to a parser one after the other.
  init(_ portions: [[UInt8]], limits: Limits = .standard) {
    var parser = RequestParser(limits: limits)
    do throws(HTTPError) {
      for portion in portions {
        var offset = 0
        while let event = try parser.next(in: portion.span, at: &offset) {
          record(event, of: portion)
        }
      }
      isInsideRequest = parser.isInsideRequest
    } catch {
      self.error = error
    }
  }

  private mutating func record(_ event: RequestParser.Event, of portion: [UInt8]) {
    switch event {
    case .head(let head): messages.append(Message(head: head))
    case .body(let range):
      messages[messages.count - 1].body += String(decoding: portion[range], as: UTF8.self)
    case .complete: messages[messages.count - 1].isComplete = true
    }
  }
}
