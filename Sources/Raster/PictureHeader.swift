/// What a picture file says of itself before its pixels.
package struct PictureHeader: Sendable, Hashable {
  package let format: FileFormat

  /// Width in pixels, at least 1.
  package let width: Int

  /// Height in pixels, at least 1.
  package let height: Int

  package let colorModel: ColorModel

  /// Whether pixels can be transparent: the colour model has an alpha channel, a palette has alphas, or a PNG
  /// of another model names its transparent colour (tRNS, PNG specification 11.3.2.1).
  package let hasAlpha: Bool
}

extension PictureHeader {
  /// Reads the header of a file of any format that `FileFormat` knows, by its signature.
  ///
  /// It decodes no pixels and keeps to no limits.
  /// - Throws: `CodecError.unknownFormat` for other bytes, else what the format's own `header` throws.
  package init(of bytes: borrowing Span<UInt8>) throws(CodecError) {
    switch FileFormat(detecting: bytes) {
    case .png: self = try PNG.header(of: bytes)
    case .jpeg: self = try JPEG.header(of: bytes)
    case .webp: self = try WebP.header(of: bytes)
    case nil: throw .unknownFormat
    }
  }
}
