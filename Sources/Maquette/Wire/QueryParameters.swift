/// The `name=value` pairs of a URL's query (RFC 3986, 3.4), percent-decoded.
struct QueryParameters: Sendable {
  private let values: [String: String]

  /// Reads a query; pairs without an equals sign or with broken percent-encoding are passed over, and of several of one
  /// name the last counts.
  init(_ query: Substring?) {
    var values: [String: String] = [:]
    for pair in (query ?? "").split(separator: "&") {
      guard let equals = pair.firstIndex(of: "="), let name = PercentEncoding.decode(pair[..<equals]),
        let value = PercentEncoding.decode(pair[pair.index(after: equals)...])
      else { continue }
      values[name] = value
    }
    self.values = values
  }

  subscript(name: String) -> String? { values[name] }
}
