/// A request as it came off the wire, its body complete and any transfer coding undone, unless it is said otherwise.
public struct HTTPRequest: Sendable {
  /// Method token, compared exactly: methods are case-sensitive (RFC 9110, 9.1).
  public var method: String

  /// Request target in origin form, as sent: `/v1/models?limit=2`.
  public var target: String

  /// Header fields as sent.
  public var headers: HTTPHeaders

  /// The body; empty when there was none.
  public var body: Bytes

  public init(method: String, target: String, headers: HTTPHeaders = [:], body: Bytes = Bytes([])) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  /// What stands for a request of which not even the head came whole, or could be read.
  public static let unread = HTTPRequest(method: "-", target: "-")

  /// The target up to its query, still percent-encoded.
  public var path: Substring {
    target.prefix { $0 != "?" }
  }

  /// The target after its first `?`, still percent-encoded; nil when there is none.
  public var query: Substring? {
    guard let mark = target.firstIndex(of: "?") else { return nil }
    return target[target.index(after: mark)...]
  }
}
