import Raster

/// A file that came with a request, as the journal tells of it; its bytes are kept elsewhere, by their hash.
struct UploadRecord: Sendable, Equatable {
  /// As refusals call it: `image`, `image[0]`, `mask`.
  var field: String

  /// The file name that the client gave, if any.
  var filename: String?

  /// The media type that the client declared, if any.
  var declaredType: String?

  /// The media type that the bytes say; nil when they are no picture.
  var detectedType: String?

  /// Number of bytes.
  var byteCount: Int

  /// Dimensions in pixels; nil when the bytes are no picture.
  var size: PixelSize?

  /// Whether pixels of it can be transparent; nil when the bytes are no picture.
  var hasAlpha: Bool?

  /// In hexadecimal.
  var sha256: String

  /// The record of `upload`, of which the hash is known.
  init(_ upload: Upload, sha256: String) {
    let header = upload.isPlaceholder ? nil : upload.header
    field = upload.field.cut(to: Self.textLimit)
    filename = upload.filename?.cut(to: Self.textLimit)
    declaredType = upload.declaredType?.cut(to: Self.textLimit)
    detectedType = header?.format.mediaType
    byteCount = upload.bytes.count
    size = header.map { PixelSize($0.width, $0.height) }
    hasAlpha = header?.hasAlpha
    self.sha256 = sha256
  }

  /// Most code points of what a client wrote about it.
  private static let textLimit = 1000
}

extension UploadRecord {
  var json: JSON {
    [
      "field": .string(field),
      "filename": filename.map(JSON.string) ?? .null,
      "declared_type": declaredType.map(JSON.string) ?? .null,
      "detected_type": detectedType.map(JSON.string) ?? .null,
      "bytes": .integer(byteCount),
      "width": size.map { .integer($0.width) } ?? .null,
      "height": size.map { .integer($0.height) } ?? .null,
      "has_alpha": hasAlpha.map(JSON.bool) ?? .null,
      "sha256": .string(sha256),
    ]
  }
}
