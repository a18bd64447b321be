public import Maquette

/// Keeps the bytes of long uploads in files without a name, so that they take no memory until they are asked for.
public struct UploadsOnDisk: UploadStorage {
  /// Uploads from this many bytes on go to a file; where that fails, they stay in memory like shorter ones.
  private static let long = 1 << 20

  private let directory: String

  /// - Parameter directory: where the files are made.
  public init(directory: String = Limits.standard.spoolDirectory) {
    self.directory = directory
  }

  public func copy(of bytes: Bytes) -> Bytes {
    let file = bytes.count >= Self.long ? try? file(of: bytes) : nil
    return file ?? UploadsInMemory().copy(of: bytes)
  }

  private func file(of bytes: Bytes) throws(Errno) -> Bytes {
    let file = try TemporaryFile(in: directory)
    try bytes.withSpan { (span) throws(Errno) in
      for window in bytes.windows() { try file.append(span.extracting(window)) }
    }
    return Bytes(try file.map())
  }
}
