import Glibc

/// Why a listener could not start.
public enum ServerError: Error, Sendable, Equatable {
  /// The host is neither an IP address nor `localhost`.
  case badAddress(host: String)

  /// Another process listens on the port; C: `EADDRINUSE`.
  case addressInUse(host: String, port: UInt16)

  /// The address is not one of this machine's; C: `EADDRNOTAVAIL`.
  case addressNotAvailable(host: String)

  /// The port is kept for privileged processes; C: `EACCES`, `EPERM`.
  case permissionDenied(host: String, port: UInt16)

  /// The system refused something else; `reason` is its own sentence.
  case system(reason: String)
}

extension ServerError {
  init(_ error: Errno, host: String, port: UInt16) {
    self =
      switch error.code {
      case EADDRINUSE: .addressInUse(host: host, port: port)
      case EADDRNOTAVAIL, EAFNOSUPPORT: .addressNotAvailable(host: host)
      case EACCES, EPERM: .permissionDenied(host: host, port: port)
      default: .system(reason: error.description)
      }
  }
}

extension ServerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badAddress(let host):
      "'\(host)' is not an address to listen on: give an IPv4 or IPv6 address, or localhost"
    case .addressInUse(let host, let port):
      "port \(port) of \(host) is in use by another process"
    case .addressNotAvailable(let host):
      "\(host) is not an address of this machine"
    case .permissionDenied(let host, let port):
      "not permitted to listen on port \(port) of \(host)"
    case .system(let reason):
      "cannot listen: \(reason)"
    }
  }
}
