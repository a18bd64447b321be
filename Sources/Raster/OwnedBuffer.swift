import CCodecs

/// Owns the bytes that a codec in C grows with realloc, and frees them with itself.
@safe struct OwnedBuffer: ~Copyable {
  private var buffer = unsafe CodecBuffer()

  deinit { unsafe buffer.free() }

  /// Runs a codec that appends to the buffer, and copies what it wrote.
  ///
  /// The copy is exact, where the buffer has grown by doubling; answers are kept.
  mutating func bytes(
    of format: FileFormat, write: (inout CodecBuffer) -> CodecStatus
  ) throws(CodecError) -> [UInt8] {
    try unsafe write(&buffer).check(format)
    return unsafe Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
  }
}
