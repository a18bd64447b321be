import Raster
import Testing

struct BrokenFileTests {
  @Test(arguments: PictureFixtures.all.broken)
  func `a broken file is refused`(picture: BrokenPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    let error = try #require(throws: CodecError.self) { try Bitmap(decoding: bytes.span) }
    switch error {
    case .tooLarge(let width, let height): #expect([width, height] == picture.tooLarge)
    case .invalid(_, let message): #expect(!message.isEmpty && picture.tooLarge == nil)
    case .unknownFormat: #expect(FileFormat(detecting: bytes.span) == nil)
    }
  }

  @Test
  func `a file without a byte is refused by every format`() {
    let bytes: [UInt8] = []
    #expect(throws: CodecError.unknownFormat) { try Bitmap(decoding: bytes.span) }
    #expect(throws: CodecError.unknownFormat) { try PictureHeader(of: bytes.span) }
    #expect(throws: CodecError.self) { try PNG.decode(bytes.span) }
    #expect(throws: CodecError.self) { try JPEG.decode(bytes.span) }
    #expect(throws: CodecError.self) { try WebP.decode(bytes.span) }
  }

  static let words: [(file: String, error: CodecError)] = [
    ("broken/png-truncated-idat.png", .invalid(.png, "the data ends early")),
    ("broken/png-bad-crc-idat.png", .invalid(.png, "IDAT: CRC error")),
    ("broken/jpeg-baseline-truncated-half.jpg", .invalid(.jpeg, "the data ends early")),
    ("broken/jpeg-progressive-truncated-half.jpg", .invalid(.jpeg, "the data ends early")),
    ("broken/jpeg-scan-bomb.jpg", .invalid(.jpeg, "too many scans")),
    ("broken/jpeg-12-bit.jpg", .invalid(.jpeg, "Unsupported JPEG data precision 12")),
    ("broken/webp-animated.webp", .invalid(.webp, "an animation")),
    ("broken/webp-lossy-truncated-half.webp", .invalid(.webp, "the image data is broken or ends early")),
  ]

  @Test(arguments: words)
  func `the error has the library's words`(file: String, error: CodecError) throws {
    let bytes = try PictureFixtures.bytes(of: file)
    #expect(throws: error) { try Bitmap(decoding: bytes.span) }
  }

  /// Every pixel of the file is inside the limits but the last row, the last column or the last pixel.
  static let limitRows: [(limits: DecodeLimits, fits: Bool)] = [
    (DecodeLimits(maxEdge: 37, maxPixels: 37 * 29), true),
    (DecodeLimits(maxEdge: 36, maxPixels: 37 * 29), false),
    (DecodeLimits(maxEdge: 37, maxPixels: 37 * 29 - 1), false),
  ]

  @Test(arguments: FileFormat.allCases, limitRows)
  func `limits hold in every format`(format: FileFormat, row: (limits: DecodeLimits, fits: Bool)) throws {
    let bitmap = Bitmap.scene(width: 37, height: 29)
    let bytes =
      switch format {
      case .png: try PNG.encode(bitmap)
      case .jpeg: try JPEG.encode(bitmap, quality: 90)
      case .webp: try WebP.encode(bitmap, quality: 90)
      }
    if row.fits {
      #expect(try Bitmap(decoding: bytes.span, limits: row.limits).width == 37)
    } else {
      #expect(throws: CodecError.tooLarge(width: 37, height: 29)) {
        try Bitmap(decoding: bytes.span, limits: row.limits)
      }
    }
  }
}
