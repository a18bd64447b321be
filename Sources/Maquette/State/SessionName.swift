/// The name of a session: an API key, or what a path prefix `/s/{name}` says.
enum SessionName {
  /// The session of requests without a key that counts, and of bytes that are no request.
  static let nobody = ""

  /// Longest name, in bytes of UTF-8; the longest keys, which are signed tokens, are half of it.
  static let byteLimit = 4096

  /// Whether `name` can be one.
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= byteLimit
  }
}

extension HTTPRequest {
  /// What may follow a prefix.
  private static let prefixedPaths = ["/v1/", "/openai/", "/files/"]

  /// The name in the path prefix `/s/{name}` and the request without the prefix; nil when it has none.
  var prefixed: (session: String, request: HTTPRequest)? {
    let prefix = "/s/"
    guard target.hasPrefix(prefix) else { return nil }
    let segment = target.dropFirst(prefix.count).prefix { $0 != "/" && $0 != "?" }
    let rest = target[segment.endIndex...]
    guard Self.prefixedPaths.contains(where: rest.hasPrefix), let name = PercentEncoding.decode(segment),
      SessionName.isValid(name)
    else { return nil }
    var request = self
    request.target = String(rest)
    return (name, request)
  }
}
