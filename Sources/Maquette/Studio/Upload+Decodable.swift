import Raster

extension Upload {
  /// The upload, if it decodes; else its bytes stand for a picture drawn from their hash.
  ///
  /// The picture is a PNG of 1024 by 1024 pixels that is partly transparent, so that it serves as a mask too.
  var decodable: Upload {
    let decodes = header != nil && bytes.withSpan { bytes in (try? Bitmap(decoding: bytes)) != nil }
    guard !decodes, let picture = try? PNG.encode(Painter.paint(standIn)) else { return self }
    var upload = self
    upload.declaredType = FileFormat.png.mediaType
    upload.bytes = Bytes(picture)
    upload.header = try? PictureHeader(of: picture.span)
    return upload
  }

  private var standIn: Scene {
    Scene(
      width: 1024, height: 1024, seed: Seed(bytes: SHA256.hash(bytes)), finish: .plain,
      background: .transparent, subject: .prompt)
  }
}
