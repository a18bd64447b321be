/// Where the bytes of uploads are kept once their request is answered.
public protocol UploadStorage: Sendable {
  /// Makes a copy that shares nothing with `bytes`.
  func copy(of bytes: Bytes) -> Bytes
}

/// Keeps all bytes in memory.
public struct UploadsInMemory: UploadStorage {
  public init() {}

  public func copy(of bytes: Bytes) -> Bytes {
    Bytes(bytes.array)
  }
}
