/// Bytes that wait for room in a socket.
///
/// Long runs are kept as they are, so that a picture of many megabytes is sent from where it lies; short ones
/// are joined, so that a head and a small body leave in one packet.
struct Outbox {
  /// Runs up to this many bytes are joined.
  private static let joined = 16_384

  private var runs: [[UInt8]] = []

  /// Number of bytes of the first run that have been sent.
  private var sent = 0

  /// Number of bytes that wait.
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// Adds bytes at the end.
  mutating func append(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    count += bytes.count
    if let last = runs.indices.last, runs[last].count + bytes.count <= Self.joined {
      runs[last] += bytes
    } else {
      runs.append(bytes)
    }
  }

  /// Sends at most `limit` bytes through `socket`.
  ///
  /// - Returns: the number of bytes sent, nil when the socket is full.
  mutating func send(through socket: borrowing Socket, limit: Int) throws(Errno) -> Int? {
    guard let first = runs.first else { return 0 }
    let end = min(first.count, sent + limit)
    let bytes = first.span.extracting(sent..<end)
    guard let taken = try socket.send(bytes, more: count > bytes.count) else { return nil }
    count -= taken
    sent += taken
    if sent == first.count {
      runs.removeFirst()
      sent = 0
    }
    return taken
  }
}
