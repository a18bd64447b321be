import TestSupport
import Testing

@testable import Raster

struct ProvenanceTests {
  static let texts = [
    "{}", #"{"maquette":1,"prompt":"a lighthouse"}"#, #"{"prompt":"<b>&amp; &lt; ]]> 'x' \"y\"</b>&"}"#,
    #"{"prompt":"灯台 phare à l’aube 🗼 \u0000"}"#, #"{"prompt":"\u{FFFF}\u{7F}\u{2028}"}"#,
    String(repeating: "ß", count: Provenance.maxCount / 2),
  ]

  static func scene(_ format: FileFormat, alpha: UInt8) -> Bitmap {
    .scene(width: 61, height: 47, alpha: format == .jpeg ? 255 : alpha)
  }

  static func file(
    _ format: FileFormat, alpha: UInt8 = 255, _ provenance: Provenance? = nil
  ) throws -> [UInt8] {
    let bitmap = scene(format, alpha: alpha)
    return switch format {
    case .png: try PNG.encode(bitmap, provenance: provenance)
    case .jpeg: try JPEG.encode(bitmap, quality: 90, provenance: provenance)
    case .webp: try WebP.encode(bitmap, quality: 90, provenance: provenance)
    }
  }

  @Test(arguments: FileFormat.allCases, texts)
  func `a text is found again`(format: FileFormat, text: String) throws {
    let provenance = Provenance(json: text)
    let bytes = try Self.file(format, provenance)
    // By their bytes: two strings can be equal whose bytes are not.
    #expect(try Provenance(of: bytes.span).map { Array($0.json.utf8) } == Array(text.utf8))
  }

  @Test func `a packet of XMP has no mark of the text's own`() {
    let packet = String(decoding: Provenance(json: "<a> & <b>").xmp, as: UTF8.self)
    #expect(packet.contains("<maquette:provenance>&lt;a&gt; &amp; &lt;b&gt;</maquette:provenance>"))
  }

  @Test(arguments: FileFormat.allCases, [UInt8(255), 100])
  func `the picture is the same with it and without it`(format: FileFormat, alpha: UInt8) throws {
    let plain = try Self.file(format, alpha: alpha)
    let signed = try Self.file(format, alpha: alpha, Provenance(json: Self.texts[1]))
    #expect(signed.count > plain.count)
    #expect(try Bitmap(decoding: signed.span) == Bitmap(decoding: plain.span))
    #expect(try PictureHeader(of: signed.span) == PictureHeader(of: plain.span))
  }

  @Test(arguments: FileFormat.allCases)
  func `a longer text is refused`(format: FileFormat) throws {
    let provenance = Provenance(json: String(repeating: "x", count: Provenance.maxCount + 1))
    let error = CodecError.invalid(format, "a provenance of 60001 bytes; it has at most 60000")
    #expect(throws: error) { try Self.file(format, provenance) }
  }

  // MARK: - Pictures of others

  @Test(arguments: FileFormat.allCases)
  func `a picture of ours can have none`(format: FileFormat) throws {
    let bytes = try Self.file(format)
    #expect(try Provenance(of: bytes.span) == nil)
  }

  @Test(arguments: PictureFixtures.all.pictures)
  func `a picture of others has none`(picture: GoodPicture) throws {
    let bytes = try PictureFixtures.bytes(of: picture.file)
    #expect(try Provenance(of: bytes.span) == nil)
  }

  /// What others put where we put ours.
  struct Foreign: Sendable, CustomTestStringConvertible {
    let format: FileFormat
    let offset: Int
    let bytes: [UInt8]
    let testDescription: String
  }

  static let foreign = [
    Foreign(
      format: .png, offset: 33, bytes: chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x/>"),
      testDescription: "another keyword"),
    Foreign(
      format: .png, offset: 33, bytes: chunk("iTXt", "maquette 2\0\0\0\0\0{}"),
      testDescription: "a longer keyword"),
    Foreign(
      format: .png, offset: 33, bytes: chunk("tEXt", "maquette\0{}"), testDescription: "a chunk of Latin-1"),
    Foreign(
      format: .png, offset: 33, bytes: chunk("iTXt", "maquette\0\u{1}\0\0\0not deflated"),
      testDescription: "a broken compressed text"),
    Foreign(
      format: .jpeg, offset: 2, bytes: [0xFF, 0xEF, 0, 7] + "Q 100".utf8,
      testDescription: "GraphicConverter's"),
    Foreign(format: .jpeg, offset: 2, bytes: [0xFF, 0xEF, 0, 2], testDescription: "an empty segment"),
    Foreign(
      format: .jpeg, offset: 2, bytes: [0xFF, 0xEF, 0, 10] + "maquette".utf8,
      testDescription: "a keyword without its NUL"),
    Foreign(
      format: .jpeg, offset: 2, bytes: [0xFF, 0xE9, 0, 13] + "maquette\0{}".utf8,
      testDescription: "another application's segment"),
    Foreign(
      format: .jpeg, offset: 2, bytes: [0xFF, 0xFE, 0, 13] + "maquette\0{}".utf8, testDescription: "a comment"
    ),
  ]

  @Test(arguments: foreign)
  func `others' chunks are passed over`(foreign: Foreign) throws {
    var plain = try Self.file(foreign.format)
    plain.insert(contentsOf: foreign.bytes, at: foreign.offset)
    #expect(try Provenance(of: plain.span) == nil)
    let provenance = Provenance(json: Self.texts[1])
    var signed = try Self.file(foreign.format, provenance)
    signed.insert(contentsOf: foreign.bytes, at: foreign.offset)
    #expect(try Provenance(of: signed.span) == provenance)
  }

  @Test(arguments: ["<x:xmpmeta", "maquette:provenance>{", "}</maquette", "end=\"r\""])
  func `others' XMP is passed over`(part: String) throws {
    let file = try Self.file(.webp, Provenance(json: Self.texts[1]))
    let start = try #require(file.indices.last { file[$0...].starts(with: part.utf8) })
    var foreign = file
    foreign[start] ^= 1
    foreign[start + part.utf8.count - 1] ^= 1
    #expect(try WebP.Container(foreign.span).xmp?.count == WebP.Container(file.span).xmp?.count)
    let found = try Provenance(of: foreign.span)
    #expect(found == nil)
  }

  // MARK: - Damage

  @Test func `a PNG's text with a wrong checksum is none`() throws {
    var file = try Self.file(.png, Provenance(json: Self.texts[1]))
    let start = try #require(file.indices.first { file[$0...].starts(with: "lighthouse".utf8) })
    file[start] ^= 1
    #expect(try Provenance(of: file.span) == nil)
  }

  @Test(arguments: FileFormat.allCases)
  func `text that is not UTF-8 is none`(format: FileFormat) throws {
    let mark = "灯"
    let file = try Self.file(format, Provenance(json: mark))
    let start = try #require(file.indices.first { file[$0...].starts(with: mark.utf8) })
    var broken = file
    broken[start] = 0xFF
    if format == .png { PNGChunks.mendChecksums(of: &broken) }
    #expect(try Provenance(of: file.span) != nil)
    #expect(try Provenance(of: broken.span) == nil)
  }

  @Test(arguments: FileFormat.allCases)
  func `a file that ends before its text is refused`(format: FileFormat) throws {
    let file = try Self.file(format, Provenance(json: Self.texts[1]))
    let text = try #require(file.indices.first { file[$0...].starts(with: "lighthouse".utf8) })
    for end in 0..<text {
      let head = Array(file[..<end])
      #expect(throws: CodecError.self) { try Provenance(of: head.span) }
    }
  }

  @Test func `bytes of no picture are refused`() {
    for bytes in [[], Array("{\"maquette\":1}".utf8)] {
      #expect(throws: CodecError.unknownFormat) { try Provenance(of: bytes.span) }
    }
  }

  private static func chunk(_ type: String, _ data: String) -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 8) + [0, 0, 0, UInt8(data.utf8.count)] + type.utf8 + data.utf8
    chunk += [0, 0, 0, 0]
    PNGChunks.mendChecksums(of: &chunk)
    return Array(chunk[8...])
  }
}
