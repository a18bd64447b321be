import Raster

extension Upload {
  /// The upload, if it decodes; else one with a picture that stands for its bytes.
  var decodable: Upload {
    let decodes = header != nil && bytes.withSpanOnce { bytes in (try? Bitmap(decoding: bytes)) != nil }
    return decodes ? self : asPlaceholder
  }

  /// The pixels.
  func decoded() throws(CodecError) -> Bitmap {
    if isPlaceholder { return Painter.paint(placeholder) }
    return try bytes.withSpanOnce { bytes throws(CodecError) in try Bitmap(decoding: bytes) }
  }

  /// Partly transparent, so that it serves as a mask too.
  private var placeholder: Scene {
    Scene(
      width: Self.placeholderSize.width, height: Self.placeholderSize.height,
      seed: Seed(bytes: SHA256.hash(bytes)), finish: .plain, background: .transparent, subject: .prompt)
  }
}
