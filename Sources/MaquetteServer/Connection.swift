import Maquette

/// One client's connection: reads requests, has them answered one at a time, and sends the answers.
///
/// A client that has ended its side of the connection may have left, or may only have nothing more to ask
/// (RFC 9112, 9.6): nothing tells the two apart until something is sent. Before the head of an answer that is an
/// interim response, to which the system of a client that has left replies with a reset; HTTP/1.0 has none, and its
/// answer is sent when it is due, come what may. Within a body nothing of the kind can be sent, and an answer that
/// waits there for time to pass is given up.
final class Connection {
  private enum Phase {
    /// Between two requests.
    case idle

    /// Part of a request has come.
    case receiving

    /// A worker has the request.
    case answering

    /// The answer is on its way.
    case sending

    /// The next part of the answer is due later.
    case pausing

    /// The answer has ended in silence.
    case silent

    /// All is sent; the connection is reset when the client's system has it.
    case resetting

    /// The sending side is shut; what still comes is dropped.
    case draining

    case closed
  }

  /// What a new connection is watched for.
  static let initialInterest: Poller.Events = [.readable, .hangUp]

  /// An answer's parts are gathered up to this many bytes before they are sent.
  private static let gathered = 64 << 10

  /// How often to look whether a client's system has the bytes before a reset.
  private static let resetPoll = Duration.milliseconds(2)

  /// Time that a connection has for its first request when the loop is stopping.
  private static let firstRequestGrace = Duration.milliseconds(100)

  private let id: UInt64
  private let socket: Socket
  private unowned let loop: EventLoop
  private let cancellation = Cancellation()

  private var phase = Phase.idle
  private var interest = Connection.initialInterest

  /// Whether the client has said that it sends nothing more.
  private var isHungUp = false

  /// Whether bytes wait in the socket that will be read after the answer.
  private var isHoldingBack = false

  /// Whether the outbox waits for room in the socket, or for the next turn.
  private var isSendingBlocked = false

  // Input
  private var parser: RequestParser
  private var head: RequestHead?
  private var body: BodyCollector

  /// Whether what came is no request, or not a whole one.
  private var isRefusing = false

  /// Bytes of the body that have come since it was last given time.
  private var bodyProgress = 0

  /// Requests that the connection may still bring.
  private var requestsLeft: Int

  /// Whether nothing has come yet.
  private var isFresh = true

  /// Bytes behind the request that is being answered.
  private var unread: ArraySlice<UInt8> = []

  // Output
  private var outbox = Outbox()
  private var writer: ResponseWriter?

  /// A step that is taken once the outbox is empty.
  private var held: ResponseWriter.Step?

  /// What the answer belongs to, until its end is known.
  private var exchange: Exchange?

  /// Number of bytes of the answer that have been sent.
  private var sentByteCount = 0

  /// When the next part of the answer is due.
  private var pauseEnd: Instant

  /// When a reset or a drain is over at the latest.
  private var lingerEnd: Instant
  private var lingerBytesLeft: Int

  /// What the connection has of the allowance for connections; nil where there was nothing left.
  private let place: Allowance.Share?

  init(id: UInt64, socket: consuming Socket, place: Allowance.Share?, loop: EventLoop) {
    self.id = id
    self.socket = socket
    self.place = place
    self.loop = loop
    requestsLeft = loop.limits.requestsPerConnection
    parser = RequestParser(limits: loop.limits)
    body = BodyCollector(limits: loop.limits, uploads: loop.uploads)
    pauseEnd = loop.now
    lingerEnd = loop.now
    lingerBytesLeft = loop.limits.lingerBytes
  }
}

// MARK: - What the loop reports

extension Connection {
  /// Starts to wait for a first request.
  func begin() {
    loop.schedule(id, after: loop.limits.idleTime)
  }

  /// Tells the client at once, whatever it was about to ask, why it is not served.
  func turnAway(_ error: HTTPError) {
    refuse(error)
    updateInterest()
  }

  /// Attends to what the poller has found.
  func attend(to events: Poller.Events) {
    guard !events.contains(.broken) else { return close() }
    switch phase {
    case .idle, .receiving:
      if events.contains(.readable) { receive() }
    case .draining:
      if events.contains(.readable) { drain() }
    case .answering, .sending, .pausing, .silent, .resetting:
      if events.contains(.readable) { isHoldingBack = true }
      if events.contains(.hangUp) { hangUp() }
    case .closed:
      return
    }
    if events.contains(.writable) { advance() }
    updateInterest()
  }

  /// Takes the answer to the request, or the refusal, that was put to the responder.
  func answer(_ response: HTTPResponse) {
    guard phase == .answering else { return }
    prepare(response)
    advance()
    updateInterest()
  }

  /// Makes an answer ready to be sent.
  private func prepare(_ response: HTTPResponse) {
    let request = ResponseWriter.Request(
      isHead: head?.method == "HEAD", version: head?.version ?? .http11,
      keepsAlive: head?.keepsAlive == true && !isRefusing && !loop.isStopping && requestsLeft > 0)
    writer = ResponseWriter(response, to: request)
    exchange = response.exchange
    phase = .sending
  }

  /// Does what was put off until now.
  func meetDeadline() {
    switch phase {
    case .idle: close()
    case .receiving: refuse(.timeout)
    case .pausing:
      phase = .sending
      advance()
    case .resetting: reset()
    case .sending, .draining: close()
    case .answering, .silent, .closed: break
    }
    updateInterest()
  }

  /// Ends the connection unless it is at something.
  func loopIsStopping() {
    switch phase {
    case .idle: closeUnlessAsked()
    case .silent: close(.stopped)
    case .pausing: closeIfPauseOutlastsStop()
    case .receiving, .answering, .sending, .resetting, .draining, .closed: break
    }
    updateInterest()
  }

  /// Ends the connection now; `ending` is what becomes of an answer that is not sent yet.
  func close(_ ending: Exchange.Delivery.Ending = .hungUp) {
    guard phase != .closed else { return }
    let isAwaiting = phase == .answering
    let isInsideRequest = phase == .receiving
    phase = .closed
    cancellation.cancel()
    if isInsideRequest { loop.abandon(begunRequest, ending) }
    conclude(ending)
    loop.remove(id, awaiting: isAwaiting ? ending : nil)
  }

  private func hangUp() {
    isHungUp = true
    switch phase {
    case .answering where canProbe, .pausing where canProbe: sendContinue()
    case .pausing where sentByteCount > 0, .silent: close()
    case .idle, .receiving, .answering, .sending, .pausing, .resetting, .draining, .closed: break
    }
  }

  /// Whether an interim response may be sent; HTTP/1.0 has none (RFC 9110, 15.2).
  private var canProbe: Bool {
    sentByteCount == 0 && head?.version == .http11
  }

  /// Watches the socket for what the phase can use; the system is told only of changes.
  private func updateInterest() {
    guard phase != .closed else { return }
    var wanted = Self.initialInterest
    switch phase {
    case .idle, .receiving, .draining: break
    case .answering, .sending, .pausing, .silent, .resetting, .closed:
      if isHungUp { wanted = [] } else if isHoldingBack { wanted = .hangUp }
    }
    if isSendingBlocked { wanted.insert(.writable) }
    guard wanted != interest else { return }
    interest = wanted
    do throws(Errno) {
      try loop.watch(socket, id: id, for: wanted)
    } catch {
      close()
    }
  }
}

// MARK: - Requests

extension Connection {
  private func receive() {
    do throws(Errno) {
      guard let count = try socket.receive(into: &loop.readBuffer) else { return }
      // The end, between requests or within one: there is nobody to answer.
      guard count > 0 else { return close() }
      isFresh = false
      let buffer = loop.readBuffer
      let taken = consume(buffer.span.extracting(0..<count))
      if taken < count { unread = ArraySlice(Array(buffer[taken..<count])) }
      // The answer was at hand.
      if phase == .sending { advance() }
    } catch {
      close()
    }
  }

  /// Parses bytes up to the end of a request; returns how many were taken.
  private func consume(_ input: Span<UInt8>) -> Int {
    var offset = 0
    do throws(HTTPError) {
      while phase == .idle || phase == .receiving {
        guard let event = try parser.next(in: input, at: &offset) else {
          giveTime()
          return offset
        }
        try take(event, of: input, moreHasCome: offset < input.count)
      }
    } catch {
      refuse(error)
      return input.count
    }
    return offset
  }

  /// Gives a client time for the rest of a request: for a head from its first byte on, for a body as it gets on.
  private func giveTime() {
    if phase == .idle, parser.isInsideRequest {
      phase = .receiving
      loop.schedule(id, after: loop.limits.headTime)
    } else if phase == .receiving, head != nil, bodyProgress >= loop.limits.bodyProgress {
      bodyProgress = 0
      loop.schedule(id, after: loop.limits.bodyTime)
    }
  }

  private func take(
    _ event: RequestParser.Event, of input: Span<UInt8>, moreHasCome: Bool
  ) throws(HTTPError) {
    switch event {
    case .head(let head):
      self.head = head
      phase = .receiving
      // So that time is given for the body, unless all of it is here.
      bodyProgress = loop.limits.bodyProgress
      if head.expectsContinue, head.framing != .length(0), !moreHasCome { sendContinue() }
    case .body(let range):
      bodyProgress += range.count
      try body.append(input.extracting(range))
    case .complete:
      try dispatch()
    }
  }

  /// Invites the body (RFC 9110, 15.2.1); to a client that has sent it, this says nothing new.
  private func sendContinue() {
    outbox.append(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    var quota = loop.limits.sendSize
    _ = flush(&quota)
    // It is no part of the answer.
    sentByteCount = 0
  }

  private func dispatch() throws(HTTPError) {
    guard let head else { return }
    let request = HTTPRequest(
      method: head.method, target: head.target, headers: head.headers, body: try body.finish())
    let share = body.share
    body = BodyCollector(limits: loop.limits, uploads: loop.uploads)
    requestsLeft -= 1
    phase = .answering
    if let response = loop.recall(request) {
      prepare(response)
    } else {
      loop.unschedule(id)
      loop.ask(request, for: id, holding: share, cancellation: cancellation)
    }
  }

  /// Has the responder word a refusal, after which nothing more is read as a request.
  private func refuse(_ error: HTTPError) {
    guard phase != .closed else { return }
    isRefusing = true
    body = BodyCollector(limits: loop.limits, uploads: loop.uploads)
    loop.unschedule(id)
    phase = .answering
    loop.ask(toRefuse: error, of: begunRequest, for: id)
  }

  /// The request that is being received, without its body.
  private var begunRequest: HTTPRequest {
    head.map { HTTPRequest(method: $0.method, target: $0.target, headers: $0.headers) } ?? .unread
  }
}

// MARK: - Answers

extension Connection {
  /// Sends as much of the answer as is due and as there is room for.
  private func advance() {
    var quota = loop.limits.sendSize
    gather()
    while flush(&quota), phase == .sending {
      if let step = held {
        held = nil
        perform(step)
      }
      gather()
    }
    if phase == .sending { loop.schedule(id, after: loop.limits.sendTime) }
  }

  /// Moves parts of the answer to the outbox, up to one that has to wait for them.
  private func gather() {
    while phase == .sending, held == nil, outbox.count < Self.gathered, let step = writer?.next() {
      if case .send(let bytes) = step { outbox.append(bytes) } else { held = step }
    }
  }

  /// Sends from the outbox; returns whether it is empty.
  private func flush(_ quota: inout Int) -> Bool {
    do throws(Errno) {
      while !outbox.isEmpty {
        guard quota > 0, let sent = try outbox.send(through: socket, limit: quota) else {
          isSendingBlocked = true
          return false
        }
        quota -= sent
        sentByteCount += sent
      }
      isSendingBlocked = false
      return true
    } catch {
      close()
      return false
    }
  }

  private func perform(_ step: ResponseWriter.Step) {
    switch step {
    case .send(let bytes): outbox.append(bytes)
    case .pause(let duration): pause(duration)
    case .end(let fate): finish(fate)
    }
  }

  private func pause(_ duration: Duration) {
    guard duration > .zero else { return }
    guard !isHungUp || sentByteCount == 0 else { return close() }
    phase = .pausing
    pauseEnd = loop.now.advanced(by: duration)
    loop.schedule(id, after: duration)
    closeIfPauseOutlastsStop()
  }

  /// Gives up an answer that a stop would cut off within its pause: waiting for that serves nobody.
  private func closeIfPauseOutlastsStop() {
    guard let deadline = loop.stopDeadline, pauseEnd > deadline else { return }
    close(.stopped)
  }

  private func finish(_ fate: ResponseWriter.Fate) {
    writer = nil
    if fate != .silence { conclude(.sent) }
    switch fate {
    case .reuse: becomeIdle()
    case .close: beginDraining()
    case .reset:
      phase = .resetting
      lingerEnd = loop.now.advanced(by: loop.limits.lingerTime)
      reset()
    case .silence:
      phase = .silent
      if isHungUp || loop.isStopping { close(isHungUp ? .hungUp : .stopped) }
    }
  }

  private func conclude(_ ending: Exchange.Delivery.Ending) {
    loop.conclude(exchange, .init(ending, byteCount: sentByteCount))
    exchange = nil
  }

  /// Goes on with what has come in the meantime, or waits for it.
  private func becomeIdle() {
    phase = .idle
    head = nil
    sentByteCount = 0
    isHoldingBack = false
    loop.schedule(id, after: loop.limits.idleTime)
    if !unread.isEmpty {
      let taken = consume(unread.span)
      unread = taken < unread.count ? unread.dropFirst(taken) : []
    }
    if phase == .idle, loop.isStopping { closeUnlessAsked() }
  }

  /// Ends an idle connection, unless a request has come that nobody has looked at; a new one may still be on its way.
  private func closeUnlessAsked() {
    receive()
    guard phase == .idle else { return }
    if isFresh {
      loop.schedule(id, after: Self.firstRequestGrace)
    } else {
      close()
    }
  }
}

// MARK: - Endings

extension Connection {
  /// Resets the connection as soon as nothing that was sent can be lost by it.
  private func reset() {
    do throws(Errno) {
      if loop.now < lingerEnd, try socket.unacknowledgedByteCount() > 0 {
        return loop.schedule(id, after: Self.resetPoll)
      }
      try socket.resetOnClose()
    } catch {
      // The client is gone already.
    }
    close()
  }

  /// Shuts the sending side and reads on for a while: closing with bytes unread would reset the connection,
  /// and the client could lose the answer (RFC 9112, 9.6).
  private func beginDraining() {
    unread = []
    do throws(Errno) {
      try socket.finishSending()
    } catch {
      return close()
    }
    phase = .draining
    loop.schedule(id, after: loop.limits.lingerTime)
  }

  private func drain() {
    do throws(Errno) {
      guard let count = try socket.receive(into: &loop.readBuffer) else { return }
      lingerBytesLeft -= count
      if count == 0 || lingerBytesLeft <= 0 { close() }
    } catch {
      close()
    }
  }
}
