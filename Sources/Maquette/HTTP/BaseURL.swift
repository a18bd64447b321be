/// The address under which clients reach the emulator: scheme, host, maybe a port and the start of a path.
public struct BaseURL: Sendable, Equatable {
  /// As written, without a slash at its end.
  let text: String

  /// The host without its port, in lower case; an IPv6 address is in brackets.
  let host: String

  /// Reads an address such as `https://images.test:8443/api`; nil when it is none, or has a user, query or fragment.
  public init?(_ text: String) {
    guard let scheme = ["http://", "https://"].first(where: { ASCII.lowercased(text).hasPrefix($0) }),
      text.utf8.allSatisfy({ $0 > ASCII.space && $0 < 0x7F }),
      !text.contains(where: { "?#@\"<>".contains($0) })
    else { return nil }
    let authority = text.dropFirst(scheme.count).prefix { $0 != "/" }
    guard let host = HostName(authority) else { return nil }
    self.host = host.text
    self.text = text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
