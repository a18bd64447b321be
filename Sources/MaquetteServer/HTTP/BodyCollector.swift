import Maquette

/// Gathers a body: in memory while it is short, in a file once it is not.
///
/// Memory grows with what has arrived, never with what a client promises.
struct BodyCollector {
  /// Pieces written to the file at once have at least this many bytes.
  private static let gathered = 256 << 10

  private let limits: Limits
  private let uploads: Allowance
  private var memory: [UInt8] = []
  private var file: TemporaryFile?

  /// What the body has of the allowance for uploads, to be held as long as the body; nil while it is empty.
  private(set) var share: Allowance.Share?

  /// - Parameter uploads: what all bodies together may take.
  init(limits: Limits, uploads: Allowance) {
    self.limits = limits
    self.uploads = uploads
  }

  /// Adds a piece of the body.
  ///
  /// It throws `HTTPError.tooManyUploads` when the allowance is used up, and `HTTPError.storageFailed` when the
  /// disk has no room or there is no descriptor for a file.
  mutating func append(_ bytes: Span<UInt8>) throws(HTTPError) {
    let share = share ?? Allowance.Share(of: uploads)
    self.share = share
    guard share.grow(by: bytes.count) else { throw .tooManyUploads(limit: uploads.limit) }
    // On the way to a file, small pieces are gathered: a write for each would cost more than they do.
    let limit = file == nil ? limits.bodyInMemory : Self.gathered
    guard memory.count + bytes.count > limit else { return memory.append(copying: bytes) }
    try storing { collector throws(Errno) in
      let file =
        if let file = collector.file { file } else { try TemporaryFile(in: collector.limits.spoolDirectory) }
      collector.file = file
      try file.append(collector.memory.span)
      try file.append(bytes)
      collector.memory = []
    }
  }

  /// The whole body; a file's bytes are mapped and take no memory until they are looked at.
  mutating func finish() throws(HTTPError) -> Bytes {
    guard let file else { return Bytes(memory) }
    return try storing { collector throws(Errno) in
      try file.append(collector.memory.span)
      collector.memory = []
      return Bytes(try file.map())
    }
  }

  private mutating func storing<Result>(
    _ work: (inout BodyCollector) throws(Errno) -> Result
  ) throws(HTTPError) -> Result {
    do throws(Errno) {
      return try work(&self)
    } catch {
      throw .storageFailed(error.description)
    }
  }
}
