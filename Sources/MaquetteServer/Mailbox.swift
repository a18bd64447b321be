import Maquette
import Synchronization

/// How other threads speak to a loop.
final class Mailbox: Sendable {
  enum Message: Sendable {
    /// An answer to what the connection `id` asked.
    case answer(HTTPResponse, id: UInt64)

    /// The connection `id` was gone before its request's turn came; what is left of it to tell.
    case dropped(Exchange?, id: UInt64)

    /// Finish what is in flight, but nothing after `deadline`.
    case stop(deadline: Instant)
  }

  private let messages = Mutex<[Message]>([])
  private let wakeup: Wakeup

  init() throws(Errno) {
    wakeup = try Wakeup()
  }

  /// Leaves a message and wakes the loop.
  func post(_ message: Message) {
    let isFirst = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    // One ring is enough for all the messages that a loop finds when it comes to look.
    if isFirst { wakeup.ring() }
  }

  /// Takes all the messages out.
  func collect() -> [Message] {
    messages.withLock { messages in
      let collected = messages
      messages = []
      return collected
    }
  }

  /// Has `poller` report new messages as events of `id`.
  func attach(to poller: Poller, id: UInt64) throws(Errno) {
    try wakeup.attach(to: poller, id: id)
  }
}
