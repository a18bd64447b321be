import CLinux
import Glibc

/// A bell that any thread may ring to end a poller's wait; C: `eventfd`, see eventfd(2).
final class Wakeup: Sendable {
  private let descriptor: FileDescriptor

  init() throws(Errno) {
    descriptor = try FileDescriptor { eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)) }
  }

  /// Has `poller` report each ring as an event of `id`.
  func attach(to poller: Poller, id: UInt64) throws(Errno) {
    // Edge-triggered, so that the counter never has to be read back to nought.
    try poller.add(descriptor.number, id: id, for: [.readable, .edge])
  }

  /// Rings; C: `eventfd_write`.
  func ring() {
    // It fails only when the counter is full, and then the bell has been rung.
    _ = try? valueOrErrno { eventfd_write(descriptor.number, 1) }
  }
}
