/// The value of a Host field: `uri-host [ ":" port ]` (RFC 9110, 7.2).
enum Authority {
  /// Whether `bytes` are a host, bracketed when it is an IPv6 address, and maybe a port; user names are not.
  ///
  /// An empty one is valid: clients send it for a target without authority (RFC 9112, 3.2).
  static func isValid(_ bytes: some Collection<UInt8>) -> Bool {
    let port: [UInt8]
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = bytes[bytes.index(after: bytes.startIndex)..<end]
      guard !address.isEmpty, address.allSatisfy(\.isAddressCharacter) else { return false }
      port = Array(bytes[bytes.index(after: end)...])
    } else {
      let host = bytes.prefix { $0 != .colon }
      guard host.allSatisfy(\.isNameCharacter), host.isPercentEncoded else { return false }
      port = Array(bytes[host.endIndex...])
    }
    return port.isEmpty || (port[0] == .colon && port.count <= 6 && port.dropFirst().allSatisfy(\.isDigit))
  }
}

extension UInt8 {
  /// `IPv6address` with the dots of an embedded IPv4 address (RFC 3986, 3.2.2).
  fileprivate var isAddressCharacter: Bool {
    hexadecimalValue != nil || self == .colon || self == UInt8(ascii: ".")
  }
}
