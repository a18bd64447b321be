import CCodecs

/// Owns the bytes that an encoder in C grows with realloc, and frees them with itself.
@safe struct EncodedFile: ~Copyable {
  private var file = unsafe CodecFile()

  deinit { unsafe file.free() }

  /// Runs an encoder that appends to the file, and copies what it wrote.
  ///
  /// The copy is exact, where the file has grown by doubling; answers are kept.
  mutating func bytes(
    of format: FileFormat, encode: (inout CodecFile) -> CodecStatus
  ) throws(CodecError) -> [UInt8] {
    try unsafe encode(&file).check(format)
    return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
