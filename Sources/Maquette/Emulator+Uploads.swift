import Synchronization

/// The bytes of uploads, kept by their hash for as long as there is room.
extension Emulator {
  /// Keeps the bytes of uploads, each under its SHA-256.
  func keep(_ uploads: [(sha256: String, bytes: Bytes)]) {
    for (sha256, bytes) in uploads {
      let isWanted = self.uploads.withLock { $0.canKeep(bytes.count) && $0[sha256] == nil }
      guard isWanted else { continue }
      // A copy, since an upload is a slice of a whole request body, which is not to be kept for it.
      let own = storage.copy(of: bytes)
      self.uploads.withLock { $0.insert(own, sha256, byteCount: own.count) }
    }
  }

  /// The plan with its uploads' bytes again; nil when some were dropped to make room.
  func restored(_ plan: Plan) -> Plan? {
    uploads.withLock { store in plan.withUploads { store[$0] } }
  }
}
