import Maquette

/// What a request line asks for, in one of the forms of RFC 9112, 3.2.
struct RequestTarget: Equatable {
  /// Path and query, or `*`.
  let origin: String

  /// Host and port of an absolute-form target, which a Host field yields to (RFC 9112, 3.2.2).
  let authority: String?

  init(_ bytes: ArraySlice<UInt8>, method: String) throws(HTTPError) {
    if method == "CONNECT" {
      throw Authority.isValid(bytes) && bytes.contains(.colon)
        ? .unsupportedMethod(method) : .malformed("a target that is not host and port")
    } else if bytes.first == .slash {
      try self.init(path: bytes, authority: nil)
    } else if bytes.elementsEqual("*".utf8), method == "OPTIONS" {
      self.init(origin: "*", authority: nil)
    } else {
      try self.init(absolute: bytes, method: method)
    }
  }

  private init(origin: String, authority: String?) {
    self.origin = origin
    self.authority = authority
  }

  /// Reads `scheme://authority/path?query`.
  private init(absolute bytes: ArraySlice<UInt8>, method: String) throws(HTTPError) {
    guard let scheme = ["http://", "https://"].first(where: { Self.begins(bytes, with: $0) }) else {
      throw .malformed("a target that is neither a path nor a URL")
    }
    let rest = bytes.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { $0 != .slash && $0 != .questionMark }
    // A URL has a host, while a Host field may be empty (RFC 9110, 4.2.1).
    guard let first = authority.first, first != .colon, Authority.isValid(authority) else {
      throw .malformed("a target whose host is not one")
    }
    let path = rest[authority.endIndex...]
    let host = String(decoding: authority, as: UTF8.self)
    if path.isEmpty, method == "OPTIONS" {
      // Asked of no path, it is about the server as a whole (RFC 9112, 3.2.4).
      self.init(origin: "*", authority: host)
    } else {
      try self.init(path: path, authority: host)
    }
  }

  private init(path: ArraySlice<UInt8>, authority: String?) throws(HTTPError) {
    guard path.allSatisfy(\.isTargetCharacter) else {
      throw .malformed("a character that a target cannot hold")
    }
    guard path.isPercentEncoded else { throw .malformed("a percent sign without two hexadecimal digits") }
    let text = String(decoding: path, as: UTF8.self)
    self.init(origin: path.first == .slash ? text : "/" + text, authority: authority)
  }

  private static func begins(_ bytes: ArraySlice<UInt8>, with scheme: String) -> Bool {
    bytes.prefix(scheme.utf8.count).elementsEqual(scheme.utf8) { $0 == $1 || $0 | 0x20 == $1 && $0.isLetter }
  }
}
