import Maquette

/// A request's first line: `method SP request-target SP HTTP-version` (RFC 9112, 3).
struct RequestLine: Equatable {
  /// The versions that are understood.
  enum Version: Equatable {
    case http10
    case http11
  }

  let method: String
  let target: RequestTarget
  let version: Version

  init(_ line: [UInt8]) throws(HTTPError) {
    let parts = line.split(separator: .space, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformed("a request line that is not method, target, version") }
    version = try Self.version(parts[2])
    guard !parts[0].isEmpty, parts[0].allSatisfy(\.isTokenCharacter) else {
      throw .malformed("a method that is not a token")
    }
    method = String(decoding: parts[0], as: UTF8.self)
    target = try RequestTarget(parts[1], method: method)
  }

  /// Reads `HTTP-version` (RFC 9112, 2.3), whose letters are capitals.
  private static func version(_ bytes: ArraySlice<UInt8>) throws(HTTPError) -> Version {
    let bytes = Array(bytes)
    guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8), bytes[5].isDigit,
      bytes[6] == UInt8(ascii: "."), bytes[7].isDigit
    else { throw .malformed("a request line without an HTTP version") }
    guard bytes[5] == UInt8(ascii: "1") else { throw .unsupportedVersion }
    // A higher minor version is read as the highest that is known (RFC 9110, 2.5).
    return bytes[7] == UInt8(ascii: "0") ? .http10 : .http11
  }
}
