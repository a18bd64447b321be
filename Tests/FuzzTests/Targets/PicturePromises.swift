import Raster
import TestSupport

/// A decoder keeps to its limits, agrees with the header, and gives the same pixels each time; a picture survives
/// being written as a PNG.
struct PicturePromises {
  private static let limits = DecodeLimits(maxEdge: 512, maxPixels: 1 << 16)

  let format: FileFormat

  func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    try checkAsTheyAre(bytes)
    guard format == .png else { return }
    // A wrong checksum ends most damage at libpng's door: look behind it, too.
    var mended = bytes
    PNGChunks.mendChecksums(of: &mended)
    if mended != bytes { try checkAsTheyAre(mended) }
  }

  private func checkAsTheyAre(_ bytes: [UInt8]) throws(BrokenPromise) {
    let header = try? header(bytes)
    let picture = try? decode(bytes)
    _ = try? Provenance(of: bytes.span)
    guard let picture else { return }
    try BrokenPromise.unless(
      header?.width == picture.width && header?.height == picture.height, "the header tells the size")
    try BrokenPromise.unless(
      max(picture.width, picture.height) <= Self.limits.maxEdge
        && picture.width * picture.height <= Self.limits.maxPixels, "limits hold")
    try BrokenPromise.unless(
      header?.hasAlpha == true || picture.isOpaque, "only a picture with alpha is transparent")
    try BrokenPromise.unless((try? decode(bytes)) == picture, "the same bytes are the same picture")
    let copy = (try? PNG.encode(picture)).flatMap { file in try? PNG.decode(file.span) }
    try BrokenPromise.unless(copy == picture, "a PNG keeps a picture as it is")
  }

  private func header(_ bytes: [UInt8]) throws(CodecError) -> PictureHeader {
    switch format {
    case .png: try PNG.header(of: bytes.span)
    case .jpeg: try JPEG.header(of: bytes.span)
    case .webp: try WebP.header(of: bytes.span)
    }
  }

  private func decode(_ bytes: [UInt8]) throws(CodecError) -> Bitmap {
    switch format {
    case .png: try PNG.decode(bytes.span, limits: Self.limits)
    case .jpeg: try JPEG.decode(bytes.span, limits: Self.limits)
    case .webp: try WebP.decode(bytes.span, limits: Self.limits)
    }
  }
}
