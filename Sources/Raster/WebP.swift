import CWebP

/// WebP (RFC 9649), read and written by libwebp.
package enum WebP {
  /// Decodes a still WebP: lossy, lossless, with or without alpha.
  ///
  /// - Throws: `CodecError.invalid` if the file is broken or ends early, or is an animation (whose frames
  ///   need libwebpdemux), `CodecError.tooLarge`, before anything is allocated, if it is not within `limits`.
  package static func decode(
    _ bytes: borrowing Span<UInt8>, limits: DecodeLimits = .standard
  ) throws(CodecError) -> Bitmap {
    let header = try header(of: bytes)
    let picture = try unsafe Bitmap(bytes, header: header, limits: limits) {
      (file, pixels) throws(CodecError) in
      let stride = header.width * 4
      let written = unsafe WebPDecodeRGBAInto(
        file.baseAddress, file.count, pixels, stride * header.height, Int32(stride))
      guard unsafe written != nil else { throw .invalid(.webp, "the image data is broken or ends early") }
    }
    // A lossless file may have alphas although its header says that it has none.
    return header.hasAlpha ? picture : picture.madeOpaque()
  }

  /// Reads the chunk headers and the header of the bitstream.
  ///
  /// - Throws: `CodecError.invalid` if one of them is broken or the file is an animation.
  package static func header(of bytes: borrowing Span<UInt8>) throws(CodecError) -> PictureHeader {
    var features = WebPBitstreamFeatures()
    let status = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe WebPGetFeaturesInternal(bytes.baseAddress, bytes.count, &features, WEBP_DECODER_ABI_VERSION)
    }
    guard status == VP8_STATUS_OK else { throw .invalid(.webp, "the header is broken or ends early") }
    guard features.has_animation == 0 else { throw .invalid(.webp, "an animation") }
    let hasAlpha = features.has_alpha != 0
    return PictureHeader(
      format: .webp, width: Int(features.width), height: Int(features.height),
      colorModel: hasAlpha ? .rgba : .rgb, hasAlpha: hasAlpha)
  }

  /// Encodes lossily, with an alpha channel unless every pixel is opaque.
  ///
  /// Method 0, libwebp's fastest: the default takes five times as long for files a third smaller. Its files grow
  /// with the quality, if not with each single step. Alpha is kept as it is; the colours of pixels that are
  /// wholly transparent are not.
  /// - Precondition: `quality`, on libwebp's scale, is in 0...100.
  /// - Throws: `CodecError.invalid` if an edge is longer than WebP has, 16,383 pixels, or the provenance longer
  ///   than `Provenance.maxCount`.
  package static func encode(
    _ bitmap: Bitmap, quality: Int, provenance: Provenance? = nil
  ) throws(CodecError) -> [UInt8] {
    precondition((0...100).contains(quality), "quality is 0 to 100")
    try provenance?.checkCount(.webp)
    var encoder = try Encoder(quality: quality)
    let file = try encoder.encode(bitmap)
    guard let provenance else { return file }
    return try Container(file.span).file(withXMP: provenance.xmp)
  }

  /// Reads the provenance from the XMP chunk.
  ///
  /// - Returns: nil if there is none.
  /// - Throws: `CodecError.invalid` if a chunk is broken or the file ends early.
  static func provenance(of bytes: borrowing Span<UInt8>) throws(CodecError) -> Provenance? {
    let container = try Container(bytes)
    return container.xmp.flatMap(Provenance.init(xmp:))
  }
}
