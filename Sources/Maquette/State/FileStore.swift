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
  private(set) var files: [StoredFile] = []

  /// Number of bytes in them.
  private(set) var byteCount = 0

  /// The file of an id; nil when there is none.
  subscript(id: String) -> StoredFile? {
    files.first { $0.id == id }
  }

  /// Keeps a file, in place of one with the same id.
  mutating func insert(_ file: StoredFile) {
    remove(file.id)
    files.append(file)
    byteCount += file.bytes.count
  }

  /// Drops the oldest files until no more than `bytes` are kept.
  mutating func shrink(to bytes: Int) {
    while byteCount > bytes, let oldest = files.first { remove(oldest.id) }
  }

  /// Drops the files whose time is over at `time`.
  mutating func dropExpired(at time: Timestamp) {
    for file in files where file.expires.map({ $0 <= time }) ?? false { remove(file.id) }
  }

  /// Drops a file; returns whether there was one.
  @discardableResult
  mutating func remove(_ id: String) -> Bool {
    guard let index = files.firstIndex(where: { $0.id == id }) else { return false }
    byteCount -= files.remove(at: index).bytes.count
    return true
  }
}
