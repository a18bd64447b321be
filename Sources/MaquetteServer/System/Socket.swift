import Glibc

/// A connected, non-blocking TCP socket.
struct Socket: ~Copyable {
  private let descriptor: FileDescriptor

  /// Takes over an accepted connection, whose small segments are sent at once: a paced chunk must not wait
  /// for the next one to fill a packet (`TCP_NODELAY`).
  init(_ descriptor: consuming FileDescriptor) throws(Errno) {
    try descriptor.setNonBlocking()
    try descriptor.setOption(Int32(IPPROTO_TCP), TCP_NODELAY, Int32(1))
    self.descriptor = descriptor
  }

  /// What epoll and tests know the socket by.
  var number: Int32 { descriptor.number }

  /// Reads what has arrived into the front of `buffer`; C: `recv`.
  ///
  /// - Returns: the number of bytes, 0 at the end of the stream, nil when nothing has arrived.
  func receive(into buffer: inout [UInt8]) throws(Errno) -> Int? {
    do throws(Errno) {
      return try valueOrErrno {
        unsafe buffer.withUnsafeMutableBytes { unsafe recv(number, $0.baseAddress, $0.count, 0) }
      }
    } catch  where error.wouldBlock {
      return nil
    }
  }

  /// Sends from the front of `bytes`; C: `send`.
  ///
  /// - Parameter more: whether other bytes follow at once, which may share a packet with these (`MSG_MORE`).
  /// - Returns: the number of bytes taken, nil when the socket is full.
  func send(_ bytes: Span<UInt8>, more: Bool) throws(Errno) -> Int? {
    let flags = Int32(MSG_NOSIGNAL) | (more ? Int32(MSG_MORE) : 0)
    do throws(Errno) {
      return try valueOrErrno {
        unsafe bytes.withUnsafeBytes { unsafe Glibc.send(number, $0.baseAddress, $0.count, flags) }
      }
    } catch  where error.wouldBlock {
      return nil
    }
  }

  /// Tells the peer that nothing follows; C: `shutdown` with `SHUT_WR`.
  func finishSending() throws(Errno) {
    try valueOrErrno { shutdown(number, Int32(SHUT_WR)) }
  }

  /// Number of sent bytes that the peer's system has not acknowledged; C: `ioctl` with `SIOCOUTQ`, tcp(7).
  func unacknowledgedByteCount() throws(Errno) -> Int {
    var count: Int32 = 0
    try valueOrErrno { unsafe ioctl(number, UInt(TIOCOUTQ), &count) }
    return Int(count)
  }

  /// Makes closing the socket reset the connection; C: `SO_LINGER` with a time of zero, socket(7).
  func resetOnClose() throws(Errno) {
    try descriptor.setOption(SOL_SOCKET, SO_LINGER, linger(l_onoff: 1, l_linger: 0))
  }
}

extension FileDescriptor {
  /// Sets a socket option; C: `setsockopt`.
  func setOption<Value: BitwiseCopyable>(
    _ level: Int32, _ option: Int32, _ value: Value
  ) throws(Errno) {
    let number = self.number
    try valueOrErrno {
      unsafe withUnsafeBytes(of: value) {
        unsafe setsockopt(number, level, option, $0.baseAddress, socklen_t($0.count))
      }
    }
  }
}
