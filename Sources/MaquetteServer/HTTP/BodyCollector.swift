import Maquette

/// Gathers a body: in memory while it is short, in a file once it is not.
///
/// Memory grows with what has arrived, never with what a client promises.
struct BodyCollector {
  private let limits: Limits
  private var memory: [UInt8] = []
  private var file: TemporaryFile?

  init(limits: Limits) {
    self.limits = limits
  }

  /// Adds a piece of the body; throws `HTTPError.storageFailed` when the disk has no room.
  mutating func append(_ bytes: Span<UInt8>) throws(HTTPError) {
    if file == nil, memory.count + bytes.count <= limits.bodyInMemory {
      memory.append(copying: bytes)
      return
    }
    do throws(Errno) {
      try spool(bytes)
    } catch {
      throw .storageFailed(error.description)
    }
  }

  /// The whole body; a file's bytes are mapped and take no memory until they are looked at.
  func finish() throws(HTTPError) -> Bytes {
    guard let file else { return Bytes(memory) }
    do throws(Errno) {
      return Bytes(try file.map())
    } catch {
      throw .storageFailed(error.description)
    }
  }

  private mutating func spool(_ bytes: Span<UInt8>) throws(Errno) {
    if let file { return try file.append(bytes) }
    let file = try TemporaryFile(in: limits.spoolDirectory)
    try file.append(memory.span)
    try file.append(bytes)
    self.file = file
    memory = []
  }
}
