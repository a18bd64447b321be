/// A file of the Files API: schema `OpenAIFile`.
struct StoredFile: Sendable {
  var id: String
  var filename: String
  var purpose: FilePurpose
  var created: Timestamp

  /// When it goes by itself; nil for never.
  var expires: Timestamp?

  var bytes: Bytes
}

/// The uploaded files of a session, in the order in which they came.
struct FileStore: Sendable {
  /// Bytes kept; the oldest files go first.
  static let capacity = 1 << 30

  private(set) var files: [StoredFile] = []

  /// The file of an id; nil when there is none.
  subscript(id: String) -> StoredFile? {
    files.first { $0.id == id }
  }

  /// Keeps a file, in place of one with the same id.
  mutating func insert(_ file: StoredFile) {
    remove(file.id)
    files.append(file)
    while files.count > 1, files.reduce(0, { $0 + $1.bytes.count }) > Self.capacity { files.removeFirst() }
  }

  /// Drops the files whose time is over at `time`.
  mutating func dropExpired(at time: Timestamp) {
    files.removeAll { $0.expires.map { $0 <= time } ?? false }
  }

  /// Drops a file; returns whether there was one.
  @discardableResult
  mutating func remove(_ id: String) -> Bool {
    guard let index = files.firstIndex(where: { $0.id == id }) else { return false }
    files.remove(at: index)
    return true
  }
}
