import Raster
import Testing

struct DecodingTests {
  static let pictures = PictureFixtures.all.pictures

  @Test(arguments: pictures.filter { $0.format == "png" })
  func `a PNG decodes to the pixels that Pillow sees`(picture: GoodPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    let bitmap = try Bitmap(decoding: bytes.span)
    #expect(bitmap == picture.expected)
  }

  /// Pillow brings other versions of the same libraries, which may round differently.
  @Test(arguments: pictures.filter { $0.format != "png" })
  func `a JPEG or WebP decodes to the pixels that Pillow sees`(picture: GoodPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    let bitmap = try Bitmap(decoding: bytes.span)
    let difference = try #require(bitmap.largestDifference(from: picture.expected))
    #expect(difference <= 2)
  }

  @Test(arguments: FileFormat.allCases)
  func `a file of each format is among the fixtures`(format: FileFormat) {
    #expect(Self.pictures.contains { $0.format == format.rawValue })
  }

  @Test(arguments: pictures)
  func `the header says what the file is`(picture: GoodPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    let header = try PictureHeader(of: bytes.span)
    #expect(header.format.rawValue == picture.format)
    #expect(header.width == picture.width)
    #expect(header.height == picture.height)
    #expect(header.colorModel.rawValue == picture.mode)
    #expect(header.hasAlpha == picture.alpha)
  }

  @Test(arguments: pictures)
  func `each format refuses the files of the others`(picture: GoodPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    if picture.format != "png" {
      #expect(throws: CodecError.self) { try PNG.decode(bytes.span) }
    }
    if picture.format != "jpeg" {
      #expect(throws: CodecError.self) { try JPEG.decode(bytes.span) }
    }
    if picture.format != "webp" {
      #expect(throws: CodecError.self) { try WebP.decode(bytes.span) }
    }
  }
}
