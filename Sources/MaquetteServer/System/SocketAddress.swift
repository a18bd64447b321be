import Glibc

/// An IPv4 or IPv6 address with a port.
struct SocketAddress {
  private var storage = sockaddr_storage()

  /// Reads a literal address, or `localhost`, which is 127.0.0.1; nil when `host` is neither.
  ///
  /// Names are not looked up: whoever asks to listen should know where.
  init?(host: String, port: UInt16) {
    let literal = host == "localhost" ? "127.0.0.1" : host
    var v4 = sockaddr_in()
    var v6 = sockaddr_in6()
    if unsafe inet_pton(AF_INET, literal, &v4.sin_addr) == 1 {
      v4.sin_family = sa_family_t(AF_INET)
      v4.sin_port = port.bigEndian
      unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: v4, as: sockaddr_in.self) }
    } else if unsafe inet_pton(AF_INET6, literal, &v6.sin6_addr) == 1 {
      v6.sin6_family = sa_family_t(AF_INET6)
      v6.sin6_port = port.bigEndian
      unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: v6, as: sockaddr_in6.self) }
    } else {
      return nil
    }
  }

  /// The address that `socket` is bound to; C: `getsockname`.
  init(of socket: borrowing FileDescriptor) throws(Errno) {
    let number = socket.number
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    try valueOrErrno {
      unsafe withUnsafeMutablePointer(to: &storage) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe getsockname(number, $0, &length)
        }
      }
    }
    self.storage = storage
  }

  /// The address family; C: `AF_INET`, `AF_INET6`.
  var family: Int32 { Int32(storage.ss_family) }

  /// The port, in the machine's byte order.
  var port: UInt16 {
    // Both families keep the port in the two bytes after the family.
    unsafe withUnsafeBytes(of: storage) { bytes in
      unsafe UInt16(
        bigEndian: bytes.loadUnaligned(
          fromByteOffset: MemoryLayout<sa_family_t>.size, as: UInt16.self))
    }
  }

  /// Binds `socket` to the address; C: `bind`.
  func bind(_ socket: borrowing FileDescriptor) throws(Errno) {
    let number = socket.number
    let length = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
    try valueOrErrno {
      unsafe withUnsafePointer(to: storage) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe Glibc.bind(number, $0, socklen_t(length))
        }
      }
    }
  }
}
