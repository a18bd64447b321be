/// An API key, which is nobody else's to read.
enum APIKey {
  /// A key as the API quotes it: whole when short, else its first eight and last four characters with asterisks
  /// for the rest.
  static func masked(_ key: String) -> String {
    let shown = (first: 8, last: 4)
    guard key.count > shown.first + shown.last else { return key }
    let hidden = String(repeating: "*", count: key.count - shown.first - shown.last)
    return key.prefix(shown.first) + hidden + key.suffix(shown.last)
  }
}
