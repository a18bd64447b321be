/// The host of an authority (RFC 3986, 3.2.2), without its port and in lower case.
struct HostName: Sendable, Hashable {
  /// An IPv6 address is in brackets.
  let text: String

  /// Reads `host` or `host:port`, as in a `Host` field; nil when there is no host.
  init?(_ authority: some StringProtocol) {
    let end = authority.hasPrefix("[") ? authority.lastIndex(of: "]").map(authority.index(after:)) : nil
    let host = end.map { authority[..<$0] } ?? authority.prefix { $0 != ":" }
    let port = authority[host.endIndex...]
    guard !host.isEmpty,
      port.isEmpty || port.hasPrefix(":") && port.dropFirst().utf8.allSatisfy(ASCII.isDigit)
    else { return nil }
    text = ASCII.lowercased(host)
  }
}

extension HTTPRequest {
  /// The host, and maybe the port, that the client asked; nil when it does not say.
  var host: String? {
    headers["Host"].flatMap { $0.isEmpty ? nil : $0 }
  }
}
