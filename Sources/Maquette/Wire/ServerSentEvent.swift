/// An event of a stream (WHATWG HTML, 9.2, as the API frames it: real-api.md, 4).
struct ServerSentEvent: Sendable, Equatable {
  /// The `event` field.
  var name: String

  /// The `data` field, written on one line.
  var data: JSON

  /// The event as sent, with the blank line that ends it.
  var bytes: [UInt8] {
    var bytes = Array("event: \(name)\ndata: ".utf8)
    data.append(to: &bytes, layout: .compact)
    bytes.append(ASCII.lineFeed)
    bytes.append(ASCII.lineFeed)
    return bytes
  }
}
