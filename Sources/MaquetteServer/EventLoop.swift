import CLinux
import Maquette

/// One thread's share of the connections: waits for sockets, deadlines and answers, and attends to each.
///
/// Everything in it belongs to its thread. Other threads speak to it through its mailbox only.
final class EventLoop {
  /// What a loop is made of before it has a thread.
  struct Parts: Sendable {
    let poller: Poller
    let mailbox: Mailbox
    let listener: Listener
    let workers: WorkerPool
    let responder: any Responder
    let limits: Limits

    /// Connections that all loops together may hold.
    let places: Allowance

    /// Bytes of bodies that all connections together may hold.
    let uploads: Allowance
  }

  private static let listenerID: UInt64 = 0
  private static let mailboxID: UInt64 = 1

  /// Connections accepted in one turn, so that a burst is shared among loops.
  private static let acceptLimit = 8

  /// Waiting connections accepted in a stop, so that clients that come without end do not put it off.
  private static let backlogLimit = 4096

  /// Connections at a time that are accepted only to be told that they are too many.
  private static let surplusLimit = 16

  /// How long to leave waiting connections alone when not even that can be done.
  private static let acceptPause = Duration.milliseconds(100)

  private let poller: Poller
  private let mailbox: Mailbox
  private let workers: WorkerPool
  private let responder: any Responder
  let limits: Limits
  let uploads: Allowance
  private let places: Allowance

  /// Nil once the loop is stopping.
  private var listener: Listener?
  private var connections: [UInt64: Connection] = [:]

  /// How the connections ended whose requests are still with the workers.
  private var endings: [UInt64: Exchange.Delivery.Ending] = [:]

  /// The connections that were turned away and are not gone yet.
  private var surplus: Set<UInt64> = []

  private var lastID = EventLoop.mailboxID
  private var deadlines = DeadlineHeap<UInt64>()
  private var found = Poller.Found(capacity: 256)

  /// When a stop cuts off what still goes on; nil until one is asked for.
  private(set) var stopDeadline: Instant?

  /// The time at the beginning of this turn.
  private(set) var now = Instant.now

  /// Where every connection of the loop reads into, so that an idle one needs no buffer of its own.
  var readBuffer = [UInt8](repeating: 0, count: 64 << 10)

  init(_ parts: Parts) {
    poller = parts.poller
    mailbox = parts.mailbox
    workers = parts.workers
    responder = parts.responder
    limits = parts.limits
    uploads = parts.uploads
    places = parts.places
    listener = parts.listener
  }

  /// Whether connections are to end as soon as what they are at is done.
  var isStopping: Bool { listener == nil }

  /// Has the poller of a loop to be report what the loop needs to hear of.
  static func attach(_ parts: Parts) throws(Errno) {
    try parts.listener.attach(to: parts.poller, id: listenerID)
    try parts.mailbox.attach(to: parts.poller, id: mailboxID)
  }

  /// Serves until a stop is asked for, the last connection is gone and every exchange is concluded.
  func run() {
    while !(isStopping && connections.isEmpty && endings.isEmpty) {
      turn()
    }
  }

  private func turn() {
    let timeout = deadlines.earliest.map { Instant.now.duration(to: $0) }
    // An epoll descriptor of one's own and a valid buffer leave this call nothing to fail with.
    try? poller.wait(&found, timeout: timeout)
    now = Instant.now
    for index in 0..<found.count {
      let (id, events) = found[index]
      switch id {
      case Self.listenerID: accept()
      case Self.mailboxID: readMail()
      default: connections[id]?.attend(to: events)
      }
    }
    while let id = deadlines.popDue(at: now) {
      switch id {
      case Self.listenerID: resumeAccepting()
      case Self.mailboxID: connections.values.forEach { $0.close(.stopped) }
      default: connections[id]?.meetDeadline()
      }
    }
  }
}

// MARK: - What connections ask of their loop

extension EventLoop {
  /// Changes what a connection's socket is watched for.
  func watch(_ socket: borrowing Socket, id: UInt64, for events: Poller.Events) throws(Errno) {
    try poller.modify(socket.number, id: id, for: events)
  }

  /// Has a connection attended to after `delay`, in place of any earlier appointment.
  func schedule(_ id: UInt64, after delay: Duration) {
    deadlines.set(now.advanced(by: delay), for: id)
  }

  /// Drops a connection's appointment.
  func unschedule(_ id: UInt64) {
    deadlines.remove(id)
  }

  /// Gives the answer to a request that needs no worker; nil when it has to be asked for.
  func recall(_ request: HTTPRequest) -> HTTPResponse? {
    responder.recall(request)
  }

  /// Puts a request to the responder on a worker; the answer comes by mail.
  ///
  /// - Parameters:
  ///   - share: what the request's body has of the allowance for uploads, kept until the work is done.
  ///   - cancellation: saves the work when the connection is gone before it has begun.
  func ask(
    _ request: HTTPRequest, for id: UInt64, holding share: Allowance.Share?, cancellation: Cancellation
  ) {
    workers.submit { [mailbox, responder, limits] in
      defer {
        withExtendedLifetime(share) {}
        // Of blocks as large as those that pictures are decoded into, malloc would keep what is free, as much as
        // 64 MB for each thread; mallopt(3), M_TRIM_THRESHOLD.
        if request.body.count > limits.bodyInMemory { malloc_trim(0) }
      }
      if cancellation.isCancelled {
        mailbox.post(.dropped(responder.abandon(request, isWhole: true), id: id))
      } else {
        mailbox.post(.answer(responder.respond(to: request), id: id))
      }
    }
  }

  /// Has the responder word a refusal at once; it comes by mail.
  ///
  /// That is no work, and need not wait behind any.
  func ask(toRefuse error: HTTPError, of request: HTTPRequest, for id: UInt64) {
    mailbox.post(.answer(responder.refuse(error, of: request), id: id))
  }

  /// Tells the responder of a request whose connection ended before it was whole.
  func abandon(_ request: HTTPRequest, _ ending: Exchange.Delivery.Ending) {
    conclude(responder.abandon(request, isWhole: false), .init(ending, byteCount: 0))
  }

  /// Tells the responder how the exchange of a response ended.
  func conclude(_ exchange: Exchange?, _ delivery: Exchange.Delivery) {
    guard var exchange else { return }
    exchange.delivery = delivery
    responder.conclude(exchange)
  }

  /// Lets go of a connection, which closes its socket.
  ///
  /// - Parameter ending: what to say of the answer that is still to come by mail; nil when none is.
  func remove(_ id: UInt64, awaiting ending: Exchange.Delivery.Ending?) {
    deadlines.remove(id)
    endings[id] = ending
    surplus.remove(id)
    connections[id] = nil
  }
}

// MARK: - Accepting

extension EventLoop {
  private func accept() {
    for _ in 0..<Self.acceptLimit {
      guard acceptOne() else { return }
    }
  }

  /// Accepts a connection; returns whether there may be another.
  private func acceptOne() -> Bool {
    guard let listener else { return false }
    guard surplus.count < Self.surplusLimit else {
      pauseAccepting(listener)
      return false
    }
    switch listener.accept() {
    case .accepted(let socket):
      let place = Allowance.Share(of: places)
      let hasPlace = place.grow(by: 1)
      adopt(socket, place: place, turningAway: hasPlace ? nil : .tooManyConnections(limit: places.limit))
      return true
    case .none:
      return false
    case .acceptedWithReserve(let socket):
      adopt(socket, place: nil, turningAway: .outOfDescriptors)
      return true
    case .exhausted:
      pauseAccepting(listener)
      return false
    }
  }

  /// - Parameter error: why the client is not served; nil when it is.
  private func adopt(
    _ socket: consuming Socket, place: Allowance.Share?, turningAway error: HTTPError?
  ) {
    lastID += 1
    let id = lastID
    // A socket that cannot be watched is closed here: its client sees the connection end.
    guard let _ = try? poller.add(socket.number, id: id, for: Connection.initialInterest) else { return }
    let connection = Connection(id: id, socket: socket, place: place, loop: self)
    connections[id] = connection
    if let error {
      surplus.insert(id)
      connection.turnAway(error)
    } else {
      connection.begin()
    }
  }

  private func pauseAccepting(_ listener: Listener) {
    try? listener.detach(from: poller)
    deadlines.set(now.advanced(by: Self.acceptPause), for: Self.listenerID)
  }

  private func resumeAccepting() {
    guard let listener else { return }
    do throws(Errno) {
      try listener.attach(to: poller, id: Self.listenerID)
    } catch {
      deadlines.set(now.advanced(by: Self.acceptPause), for: Self.listenerID)
    }
  }
}

// MARK: - Mail

extension EventLoop {
  private func readMail() {
    for message in mailbox.collect() {
      switch message {
      case .answer(let response, let id): deliver(response, to: id)
      case .dropped(let exchange, let id): concludeUnsent(exchange, of: id)
      case .stop(let deadline): stop(by: deadline)
      }
    }
  }

  private func deliver(_ response: HTTPResponse, to id: UInt64) {
    if let connection = connections[id] {
      connection.answer(response)
    } else {
      concludeUnsent(response.exchange, of: id)
    }
  }

  /// Concludes the exchange of a connection that was gone before anything could be sent.
  private func concludeUnsent(_ exchange: Exchange?, of id: UInt64) {
    let ending = endings.removeValue(forKey: id) ?? .hungUp
    conclude(exchange, .init(ending, byteCount: 0))
  }

  /// Stops listening and ends the connections that are at nothing; `deadline` ends the others.
  private func stop(by deadline: Instant) {
    // Whoever has connected already is not turned away.
    for _ in 0..<Self.backlogLimit where !acceptOne() { break }
    if let listener {
      try? listener.detach(from: poller)
      listener.stopListening()
    }
    listener = nil
    stopDeadline = deadline
    deadlines.remove(Self.listenerID)
    deadlines.set(deadline, for: Self.mailboxID)
    for connection in connections.values { connection.loopIsStopping() }
  }
}
