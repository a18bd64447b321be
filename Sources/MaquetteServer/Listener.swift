import Glibc
import Synchronization

/// A listening socket, shared by the loops that accept from it.
final class Listener: Sendable {
  /// What became of an attempt to accept a connection.
  enum Acceptance: ~Copyable {
    case accepted(Socket)

    /// It took the last descriptor, so that its client can be told, and is not served.
    case acceptedWithReserve(Socket)

    /// No connection is waiting.
    case none

    /// The process is out of something, most likely descriptors; trying again at once would spin.
    case exhausted
  }

  private let descriptor: FileDescriptor

  /// A descriptor to give up when there is no other; nil while a client is told so.
  private let reserve: Mutex<FileDescriptor?>

  /// The bound port, chosen by the system when 0 was asked for.
  let port: UInt16

  init(host: String, port: UInt16) throws(ServerError) {
    guard let address = SocketAddress(host: host, port: port) else { throw .badAddress(host: host) }
    do throws(Errno) {
      descriptor = try FileDescriptor { socket(address.family, Int32(SOCK_STREAM.rawValue), 0) }
      try descriptor.setNonBlocking()
      // Connections of an earlier process in TIME_WAIT do not keep the port from this one.
      try descriptor.setOption(SOL_SOCKET, SO_REUSEADDR, Int32(1))
      reserve = Mutex(try .placeholder())
      try address.bind(descriptor)
      try Self.listen(descriptor)
      self.port = try SocketAddress(of: descriptor).port
    } catch {
      throw ServerError(error, host: host, port: port)
    }
  }

  /// Accepts a connection that is waiting.
  func accept() -> Acceptance {
    // Locked, or another loop would accept with the descriptor that this one gives up.
    reserve.withLock { reserve in
      // It comes first: whoever is served with it takes from those behind that they are told.
      if reserve == nil { reserve = try? .placeholder() }
      guard reserve != nil else { return .exhausted }
      do throws(Errno) {
        return .accepted(try acceptWaiting())
      } catch  where error.wouldBlock {
        return .none
      } catch {
        reserve = nil
        guard let socket = try? acceptWaiting() else { return .exhausted }
        return .acceptedWithReserve(socket)
      }
    }
  }

  /// Takes the first connection that its client has not left; C: `accept`.
  private func acceptWaiting() throws(Errno) -> Socket {
    let number = descriptor.number
    while true {
      do throws(Errno) {
        return try Socket(try FileDescriptor { Glibc.accept(number, nil, nil) })
      } catch  where error.code == ECONNABORTED {
        continue
      }
    }
  }

  /// Has `poller` report waiting connections as events of `id`.
  func attach(to poller: Poller, id: UInt64) throws(Errno) {
    try poller.add(descriptor.number, id: id, for: [.readable, .exclusive])
  }

  /// Ends what `attach` began.
  func detach(from poller: Poller) throws(Errno) {
    try poller.remove(descriptor.number)
  }

  /// Turns new connections away, whoever else still holds the listener; C: `shutdown`, which in Linux takes a
  /// socket out of its listening state.
  func stopListening() {
    // It fails when another loop was quicker.
    _ = try? valueOrErrno { shutdown(descriptor.number, Int32(SHUT_RDWR)) }
  }

  /// Starts to queue connections, as many as the system lets; C: `listen`.
  private static func listen(_ socket: borrowing FileDescriptor) throws(Errno) {
    let number = socket.number
    try valueOrErrno { Glibc.listen(number, 4096) }
  }
}
