import Raster
import Testing

@Suite("Decoding")
struct DecodingTests {
  static let pictures = PictureFixtures.all.pictures

  @Test("A PNG decodes to the pixels that Pillow sees", arguments: pictures.filter { $0.format == "png" })
  func png(picture: GoodPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    let bitmap = try Bitmap(decoding: bytes.span)
    #expect(bitmap == picture.expected)
  }

  /// Pillow brings other versions of the same libraries, which may round differently.
  @Test(
    "A JPEG or WebP decodes to the pixels that Pillow sees",
    arguments: pictures.filter { $0.format != "png" })
  func lossy(picture: GoodPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    let bitmap = try Bitmap(decoding: bytes.span)
    let difference = try #require(bitmap.largestDifference(from: picture.expected))
    #expect(difference <= 2)
  }

  @Test("A file of each format is among the fixtures", arguments: FileFormat.allCases)
  func coverage(format: FileFormat) {
    #expect(Self.pictures.contains { $0.format == format.rawValue })
  }

  @Test("The header says what the file is", arguments: pictures)
  func header(picture: GoodPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    let header = try PictureHeader(of: bytes.span)
    #expect(header.format.rawValue == picture.format)
    #expect(header.width == picture.width)
    #expect(header.height == picture.height)
    #expect(header.colorModel.rawValue == picture.mode)
    #expect(header.hasAlpha == picture.alpha)
  }

  @Test("Each format refuses the files of the others", arguments: pictures)
  func wrongFormat(picture: GoodPicture) throws {
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
