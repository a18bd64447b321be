import Synchronization

/// The files of pictures.
extension Emulator {
  /// The files of `frames`, in their order, drawn unless they were drawn lately.
  ///
  /// - Throws: The API's refusal of a source whose pixels do not decode.
  func draw(_ frames: [Frame], of plan: Plan) throws(APIError) -> [[UInt8]] {
    let keys = frames.map { PictureKey($0, of: plan) }
    var files = pictures.withLock { cache in keys.map { cache[$0] } }
    let missing = files.indices.filter { files[$0] == nil }
    if !missing.isEmpty {
      let drawn = try plan.draw(
        missing.map { frames[$0] }, as: configuration.rendering, identifiers: identifiers)
      for (position, file) in zip(missing, drawn) { files[position] = file }
      pictures.withLock { cache in
        for (position, file) in zip(missing, drawn) {
          cache.insert(file, keys[position], byteCount: file.count)
        }
      }
    }
    return files.compactMap(\.self)
  }
}
