import Maquette
import Synchronization

/// An HTTP/1.1 listener that serves a responder's answers until it is stopped.
///
/// Its threads keep it going: one that is dropped without `stop()` serves for as long as the process lives.
///
/// ```swift
/// let server = try Server.start()
/// let base = "http://127.0.0.1:\(server.port)/v1"
/// defer { server.stop() }
/// ```
public final class Server: Sendable {
  /// The host that was asked for.
  public let host: String

  /// The bound port.
  public let port: UInt16

  private let mailboxes: [Mailbox]
  private let workers: WorkerPool

  /// The threads of the event loops; none once the server is stopped.
  private let loops: Mutex<[Thread]>

  private init(
    host: String, port: UInt16, mailboxes: [Mailbox], workers: WorkerPool, loops: [Thread]
  ) {
    self.host = host
    self.port = port
    self.mailboxes = mailboxes
    self.workers = workers
    self.loops = Mutex(loops)
  }

  /// Binds, listens and serves; returns once connections are accepted.
  ///
  /// - Parameters:
  ///   - host: an IPv4 or IPv6 address, or `localhost`, which is 127.0.0.1.
  ///   - port: 0 lets the system choose.
  ///   - responder: what answers, called on several threads at once; when nil, an emulator as it is by default.
  ///   - limits: how much clients may ask for, and how long they may take.
  public static func start(
    host: String = "127.0.0.1", port: UInt16 = 0,
    responder: (any Responder)? = nil, limits: Limits = .standard
  ) throws(ServerError) -> Server {
    let responder = responder ?? Emulator(storage: UploadsOnDisk(directory: limits.spoolDirectory))
    let listener = try Listener(host: host, port: port)
    do throws(Errno) {
      return try Server(host: host, listener: listener, responder: responder, limits: limits)
    } catch {
      throw ServerError(error, host: host, port: port)
    }
  }

  /// Stops listening, finishes what is in flight, and returns when every thread has ended.
  ///
  /// Idle connections are closed. Requests of which bytes have come are answered, and running answers are
  /// sent to their end, but nothing goes on after `grace`. A responder that is at work is waited for, which is
  /// why it must not call this itself. Stopping again does nothing.
  public func stop(grace: Duration = .seconds(10)) {
    let deadline = Instant.now.advanced(by: grace)
    loops.withLock { threads in
      guard !threads.isEmpty else { return }
      for mailbox in mailboxes { mailbox.post(.stop(deadline: deadline)) }
      for thread in threads { thread.join() }
      threads = []
    }
    workers.stop()
  }
}

extension Server {
  /// Loops beyond this many would have too little to do: they only move bytes.
  private static let loopLimit = 2

  private convenience init(
    host: String, listener: Listener, responder: any Responder, limits: Limits
  ) throws(Errno) {
    // On one processor, a second worker keeps short answers from waiting for a long one to end.
    let workers = try WorkerPool(threadCount: max(2, Thread.processorCount))
    var limits = limits
    // What could never fit is refused for its length, and not for what others are uploading.
    limits.body = min(limits.body, limits.uploads)
    let places = Allowance(limit: limits.connections)
    let uploads = Allowance(limit: limits.uploads)
    var mailboxes: [Mailbox] = []
    var threads: [Thread] = []
    do throws(Errno) {
      for _ in 0..<min(Self.loopLimit, Thread.processorCount) {
        let parts = EventLoop.Parts(
          poller: try Poller(), mailbox: try Mailbox(), listener: listener, workers: workers,
          responder: responder, limits: limits, places: places, uploads: uploads)
        try EventLoop.attach(parts)
        threads.append(try Thread { EventLoop(parts).run() })
        mailboxes.append(parts.mailbox)
      }
    } catch {
      for mailbox in mailboxes { mailbox.post(.stop(deadline: .now)) }
      for thread in threads { thread.join() }
      workers.stop()
      throw error
    }
    self.init(host: host, port: listener.port, mailboxes: mailboxes, workers: workers, loops: threads)
  }
}
