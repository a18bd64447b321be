import CCodecs
import CPNG

/// Portable Network Graphics, read and written by libpng.
package enum PNG {
  /// Decodes a PNG of any colour type, bit depth and interlace.
  ///
  /// Sixteen-bit samples keep their high byte. Gamma, colour profiles and every chunk but IHDR, PLTE, tRNS
  /// and IDAT are ignored. Animations show their default image.
  /// - Throws: `CodecError.invalid` if critical chunks are broken or the file ends before IEND,
  ///   `CodecError.tooLarge`, before anything is allocated, if it is not within `limits`.
  package static func decode(
    _ bytes: borrowing Span<UInt8>, limits: DecodeLimits = .standard
  ) throws(CodecError) -> Bitmap {
    let header = try header(of: bytes)
    return try unsafe Bitmap(bytes, header: header, limits: limits) { (file, pixels) throws(CodecError) in
      try unsafe decodePNG(
        file.baseAddress, file.count, width: UInt32(header.width), height: UInt32(header.height), into: pixels
      ).check(.png)
    }
  }

  /// Reads the chunks before the image data.
  ///
  /// - Throws: `CodecError.invalid` if one of them is broken or there is no image data.
  package static func header(of bytes: borrowing Span<UInt8>) throws(CodecError) -> PictureHeader {
    var header = PNGFileHeader()
    try unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe readPNGHeader(bytes.baseAddress, bytes.count, &header)
    }.check(.png)
    let colorModel = try ColorModel(pngColorType: Int32(header.color_type))
    return PictureHeader(
      format: .png, width: Int(header.width), height: Int(header.height), colorModel: colorModel,
      hasAlpha: colorModel == .grayAlpha || colorModel == .rgba || header.has_transparency)
  }

  /// Encodes with eight bits a channel, as RGB if every pixel is opaque, else as RGBA.
  ///
  /// Every row has filter UP and runs are all that is compressed (zlib's `Z_RLE`): on drawn pictures that is
  /// five to twenty-five times faster than libpng's defaults.
  /// - Throws: `CodecError.invalid` if an edge is longer than libpng writes, 1,000,000 pixels, or the
  ///   provenance longer than `Provenance.maxCount`.
  package static func encode(
    _ bitmap: Bitmap, provenance: Provenance? = nil
  ) throws(CodecError) -> [UInt8] {
    try provenance?.checkCount(.png)
    var file = OwnedBuffer()
    return try unsafe file.bytes(of: .png) { file in
      unsafe encodePNG(
        bitmap.pixels, width: UInt32(bitmap.width), height: UInt32(bitmap.height),
        opaque: bitmap.isOpaque, keyword: Provenance.keyword, text: provenance?.json, into: &file)
    }
  }

  /// Reads the provenance among the chunks before the image data.
  ///
  /// An iTXt chunk (PNG specification 11.3.3.4) carries it, with the keyword `maquette`.
  /// - Returns: nil if there is none, or none with a right checksum.
  /// - Throws: `CodecError.invalid` if a critical one of those chunks is broken or there is no image data.
  static func provenance(of bytes: borrowing Span<UInt8>) throws(CodecError) -> Provenance? {
    var text = OwnedBuffer()
    let utf8 = try unsafe bytes.withUnsafeBufferPointer { (bytes) throws(CodecError) in
      try unsafe text.bytes(of: .png) { text in
        unsafe readPNGText(bytes.baseAddress, bytes.count, keyword: Provenance.keyword, into: &text)
      }
    }
    return Provenance(utf8: utf8)
  }
}

extension ColorModel {
  /// PNG specification, table 11.1.
  fileprivate init(pngColorType: Int32) throws(CodecError) {
    switch pngColorType {
    case PNG_COLOR_TYPE_GRAY: self = .gray
    case PNG_COLOR_TYPE_GRAY_ALPHA: self = .grayAlpha
    case PNG_COLOR_TYPE_RGB: self = .rgb
    case PNG_COLOR_TYPE_RGB_ALPHA: self = .rgba
    case PNG_COLOR_TYPE_PALETTE: self = .palette
    default: throw .invalid(.png, "colour type \(pngColorType)")
    }
  }
}
