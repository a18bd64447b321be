import CWebP

extension WebP {
  /// Owns libwebp's picture and the memory it writes the file to, and frees both with itself.
  @safe struct Encoder: ~Copyable {
    private var config = WebPConfig()
    private var picture = unsafe WebPPicture()
    private var writer = unsafe WebPMemoryWriter()

    /// - Throws: `CodecError.invalid` if the library is not the one that was compiled against.
    init(quality: Int) throws(CodecError) {
      let initialized =
        unsafe WebPConfigInitInternal(
          &config, WEBP_PRESET_DEFAULT, Float(quality), WEBP_ENCODER_ABI_VERSION) != 0
        && WebPPictureInitInternal(&picture, WEBP_ENCODER_ABI_VERSION) != 0
      unsafe WebPMemoryWriterInit(&writer)
      guard initialized else { throw .invalid(.webp, "another version of libwebp") }
      config.method = 0
      // The default compresses alpha twice, filtered too, for a file a quarter smaller in twice the time.
      config.alpha_filtering = 0
    }

    deinit {
      var picture = unsafe picture
      var writer = unsafe writer
      unsafe WebPPictureFree(&picture)
      unsafe WebPMemoryWriterClear(&writer)
    }

    mutating func encode(_ bitmap: Bitmap) throws(CodecError) -> [UInt8] {
      try load(bitmap)
      let succeeded = unsafe withUnsafeMutablePointer(to: &writer) { writer in
        unsafe picture.writer = WebPMemoryWrite
        unsafe picture.custom_ptr = UnsafeMutableRawPointer(writer)
        return unsafe WebPEncode(&config, &picture) != 0
      }
      guard succeeded else { throw failure }
      return unsafe Array(UnsafeBufferPointer(start: writer.mem, count: writer.size))
    }

    private mutating func load(_ bitmap: Bitmap) throws(CodecError) {
      unsafe picture.width = Int32(bitmap.width)
      unsafe picture.height = Int32(bitmap.height)
      // It looks for itself whether a pixel is not opaque, and only then makes a plane of alphas.
      let succeeded = unsafe WebPPictureImportRGBA(&picture, bitmap.pixels, Int32(bitmap.width * 4)) != 0
      guard succeeded else { throw failure }
    }

    private var failure: CodecError {
      switch unsafe picture.error_code {
      case VP8_ENC_ERROR_BAD_DIMENSION: .invalid(.webp, "an edge is longer than 16,383 pixels")
      case VP8_ENC_ERROR_OUT_OF_MEMORY, VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY:
        .invalid(.webp, "out of memory")
      default: .invalid(.webp, "encoder error \(unsafe picture.error_code.rawValue)")
      }
    }
  }
}
