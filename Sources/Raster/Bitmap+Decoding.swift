extension Bitmap {
  /// Decodes a file of any format that `FileFormat` knows, by its signature.
  ///
  /// - Throws: `CodecError.unknownFormat` for other bytes, else what the format's own `decode` throws.
  package init(
    decoding bytes: borrowing Span<UInt8>, limits: DecodeLimits = .standard
  ) throws(CodecError) {
    switch FileFormat(detecting: bytes) {
    case .png: self = try PNG.decode(bytes, limits: limits)
    case .jpeg: self = try JPEG.decode(bytes, limits: limits)
    case .webp: self = try WebP.decode(bytes, limits: limits)
    case nil: throw .unknownFormat
    }
  }

  /// Makes a picture of the size in `header`, its pixels written in place by a codec that reads `file`.
  ///
  /// This is the only place where a decoder allocates pixels, and it does so after the limits have been
  /// looked at. `decode` fills all of the `width * height * 4` bytes it is given, or throws.
  init(
    _ file: borrowing Span<UInt8>, header: PictureHeader, limits: DecodeLimits,
    decode: (UnsafeBufferPointer<UInt8>, _ pixels: UnsafeMutablePointer<UInt8>) throws(CodecError) -> Void
  ) throws(CodecError) {
    try limits.check(width: header.width, height: header.height)
    let count = header.width * header.height * 4
    let pixels = try [UInt8](capacity: count) { (output) throws(CodecError) in
      try unsafe output.withUnsafeMutableBufferPointer { (buffer, initializedCount) throws(CodecError) in
        // A header has at least one pixel, so there is an address.
        guard let start = buffer.baseAddress else { return }
        try unsafe file.withUnsafeBufferPointer { (file) throws(CodecError) in try unsafe decode(file, start)
        }
        initializedCount = count
      }
    }
    self.init(width: header.width, height: header.height, pixels: pixels)
  }
}
