import CCodecs

/// JPEG, read and written by libjpeg-turbo.
package enum JPEG {
  /// Decodes a JPEG of eight bits a sample: grey, YCbCr, RGB, CMYK or YCCK, sequential or progressive.
  ///
  /// CMYK is taken as inverted, as Adobe writes it, and turned into RGB without a colour profile. Orientation
  /// in Exif is ignored. Errors in the compressed data that libjpeg recovers from are no errors.
  /// - Throws: `CodecError.invalid` if a header is broken, the file ends early or has too many scans (more
  ///   than 256, or fewer in a picture of more than ten megapixels), `CodecError.tooLarge`, before anything
  ///   is allocated, if it is not within `limits`.
  package static func decode(
    _ bytes: borrowing Span<UInt8>, limits: DecodeLimits = .standard
  ) throws(CodecError) -> Bitmap {
    let header = try header(of: bytes)
    return try unsafe Bitmap(bytes, header: header, limits: limits) { (file, pixels) throws(CodecError) in
      try unsafe decodeJPEG(
        file.baseAddress, file.count, width: UInt32(header.width), height: UInt32(header.height), into: pixels
      ).check(.jpeg)
    }
  }

  /// Reads the markers before the first scan.
  ///
  /// - Throws: `CodecError.invalid` if one of them is broken, there is no scan, or the number of components
  ///   is not 1, 3 or 4.
  package static func header(of bytes: borrowing Span<UInt8>) throws(CodecError) -> PictureHeader {
    var header = JPEGFileHeader()
    try unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe readJPEGHeader(bytes.baseAddress, bytes.count, &header)
    }.check(.jpeg)
    return PictureHeader(
      format: .jpeg, width: Int(header.width), height: Int(header.height),
      colorModel: try ColorModel(jpegComponents: header.components), hasAlpha: false)
  }

  /// Encodes as baseline YCbCr: 4:4:4 at quality 100, so that no colour is blurred, and 4:2:0 below.
  ///
  /// - Parameter quality: On libjpeg's scale, which takes 0 for 1.
  /// - Precondition: `bitmap` is opaque (JPEG has no alpha: lay it over a colour with `flattened(over:)`),
  ///   and `quality` is in 0...100.
  /// - Throws: `CodecError.invalid` if an edge is longer than libjpeg writes, 65,500 pixels, or the provenance
  ///   longer than `Provenance.maxCount`.
  package static func encode(
    _ bitmap: Bitmap, quality: Int, provenance: Provenance? = nil
  ) throws(CodecError) -> [UInt8] {
    precondition(bitmap.isOpaque, "a JPEG has no alpha")
    precondition((0...100).contains(quality), "quality is 0 to 100")
    try provenance?.checkCount(.jpeg)
    var file = OwnedBuffer()
    return try unsafe file.bytes(of: .jpeg) { file in
      unsafe encodeJPEG(
        bitmap.pixels, width: UInt32(bitmap.width), height: UInt32(bitmap.height),
        quality: Int32(quality), keyword: Provenance.keyword, text: provenance?.json, into: &file)
    }
  }

  /// Reads the provenance among the markers before the first scan.
  ///
  /// An APP15 segment (ISO/IEC 10918-1 B.2.4.6) carries it, after the keyword `maquette` and a NUL.
  /// - Returns: nil if there is none.
  /// - Throws: `CodecError.invalid` if one of those markers is broken or there is no scan.
  static func provenance(of bytes: borrowing Span<UInt8>) throws(CodecError) -> Provenance? {
    var text = OwnedBuffer()
    let utf8 = try unsafe bytes.withUnsafeBufferPointer { (bytes) throws(CodecError) in
      try unsafe text.bytes(of: .jpeg) { text in
        unsafe readJPEGText(bytes.baseAddress, bytes.count, keyword: Provenance.keyword, into: &text)
      }
    }
    return Provenance(utf8: utf8)
  }
}

extension ColorModel {
  fileprivate init(jpegComponents: UInt32) throws(CodecError) {
    switch jpegComponents {
    case 1: self = .gray
    case 3: self = .rgb
    case 4: self = .cmyk
    default: throw .invalid(.jpeg, "\(jpegComponents) components")
    }
  }
}
