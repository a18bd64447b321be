import CLinux
import Glibc

/// An open file descriptor, closed at the end of its owner's life.
struct FileDescriptor: ~Copyable, Sendable {
  let number: Int32

  /// Takes over what `open` returns.
  init(_ open: () -> Int32) throws(Errno) {
    number = try valueOrErrno(open)
  }

  /// A descriptor that stands for nothing, only to be closed; C: `eventfd`.
  static func placeholder() throws(Errno) -> FileDescriptor {
    try FileDescriptor { eventfd(0, Int32(EFD_CLOEXEC)) }
  }

  deinit {
    // Never repeated after EINTR: Linux has released the number by then, and it may be somebody else's.
    _ = close(number)
  }

  /// Makes calls return `EAGAIN` instead of waiting, and keeps the descriptor from child processes.
  func setNonBlocking() throws(Errno) {
    let flags = try valueOrErrno { fcntl(number, F_GETFL) }
    try valueOrErrno { fcntl(number, F_SETFL, flags | O_NONBLOCK) }
    try setCloseOnExec()
  }

  /// Keeps the descriptor from child processes.
  func setCloseOnExec() throws(Errno) {
    try valueOrErrno { fcntl(number, F_SETFD, FD_CLOEXEC) }
  }
}
