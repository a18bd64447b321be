public import Maquette

/// Keeps the bytes of long uploads in files without a name, so that they take no memory until they are asked for.
public struct UploadsOnDisk: UploadStorage {
  /// Uploads from this many bytes on go to a file, and are not kept where that fails.
  private static let long = 1 << 20

  private let directory: String

  /// - Parameter directory: where the files are made.
  public init(directory: String = Limits.standard.spoolDirectory) {
    self.directory = directory
  }

  public func copy(of bytes: Bytes) -> Bytes? {
    guard bytes.count >= Self.long else { return UploadsInMemory().copy(of: bytes) }
    return try? file(of: bytes)
  }

  private func file(of bytes: Bytes) throws(Errno) -> Bytes {
    let file = try TemporaryFile(in: directory)
    try bytes.withSpan { (span) throws(Errno) in
      for window in bytes.windows() { try file.append(span.extracting(window)) }
    }
    return Bytes(try file.map())
  }
}
