import Raster
import Testing

struct FileFormatTests {
  static let signatures: [(bytes: [UInt8], format: FileFormat?)] = [
    ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], .png),
    ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a], nil),
    ([0x89, 0x50, 0x4e, 0x47, 0x0a, 0x0a, 0x1a, 0x0a], nil),
    ([0xff, 0xd8, 0xff], .jpeg),
    ([0xff, 0xd8, 0xff, 0xe0, 0, 16], .jpeg),
    ([0xff, 0xd8], nil),
    ([0xff, 0xd8, 0x00], nil),
    (Array("RIFF\0\0\0\0WEBP".utf8), .webp),
    (Array("RIFF1234WEBPVP8X".utf8), .webp),
    (Array("RIFF1234WAVE".utf8), nil),
    (Array("RIFX1234WEBP".utf8), nil),
    (Array("RIFF1234WEB".utf8), nil),
    (Array("GIF89a".utf8), nil),
    ([], nil),
  ]

  @Test(arguments: signatures)
  func `a file is known by its first bytes`(bytes: [UInt8], format: FileFormat?) {
    #expect(FileFormat(detecting: bytes.span) == format)
  }

  @Test(arguments: [
    (FileFormat.png, "image/png", ["png", "PNG"]), (.jpeg, "image/jpeg", ["jpg", "jpeg", "JPG"]),
    (.webp, "image/webp", ["webp", "WebP"]),
  ])
  func `a format has a media type and file extensions`(
    format: FileFormat, mediaType: String, fileExtensions: [String]
  ) {
    #expect(format.mediaType == mediaType)
    for fileExtension in fileExtensions { #expect(FileFormat(fileExtension: fileExtension) == format) }
  }

  @Test(arguments: ["", "gif", "pn", "png "])
  func `another file extension is none`(fileExtension: String) {
    #expect(FileFormat(fileExtension: fileExtension) == nil)
  }
}
