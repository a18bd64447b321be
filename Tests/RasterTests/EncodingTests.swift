import Raster
import TestSupport
import Testing

struct EncodingTests {
  static let sizes = [(1, 1), (2, 1), (1, 3), (7, 5), (16, 16), (61, 47), (300, 200)]
  static let largeSizes = [(61, 47), (128, 128), (300, 200)]
  static let alphas: [UInt8] = [255, 254, 128, 0]

  @Test(arguments: sizes, alphas)
  func `a PNG decodes to the bitmap that was encoded`(size: (width: Int, height: Int), alpha: UInt8) throws {
    let bitmap = Bitmap.scene(width: size.width, height: size.height, alpha: alpha)
    let file = try PNG.encode(bitmap)
    #expect(try PNG.decode(file.span) == bitmap)
    #expect(try PNG.header(of: file.span).colorModel == (bitmap.isOpaque ? .rgb : .rgba))
  }

  /// The last two have rows longer than zlib's window, and more rows than fit into it.
  @Test(arguments: [(211, 97), (400, 300), (16_384, 3), (1, 16_384)], [UInt8(0), 255])
  func `a PNG of noise decodes to the bitmap that was encoded`(
    size: (width: Int, height: Int), lowestAlpha: UInt8
  ) throws {
    var random = SplitMix64(seed: 7)
    let pixels = (0..<size.width * size.height * 4).map { index in
      UInt8.random(in: index % 4 == 3 ? lowestAlpha...255 : 0...255, using: &random)
    }
    let bitmap = Bitmap(width: size.width, height: size.height, pixels: pixels)
    let file = try PNG.encode(bitmap)
    #expect(try PNG.decode(file.span) == bitmap)
  }

  @Test(arguments: largeSizes)
  func `a JPEG decodes to nearly the bitmap that was encoded`(size: (width: Int, height: Int)) throws {
    let bitmap = Bitmap.scene(width: size.width, height: size.height)
    let file = try JPEG.encode(bitmap, quality: 95)
    let decoded = try JPEG.decode(file.span)
    #expect(decoded.isOpaque)
    #expect(try #require(decoded.meanDifference(from: bitmap)) < 4)
  }

  @Test(arguments: largeSizes, alphas)
  func `a WebP decodes to nearly the bitmap that was encoded`(size: (width: Int, height: Int), alpha: UInt8)
    throws
  {
    let bitmap = Bitmap.scene(width: size.width, height: size.height, alpha: alpha)
    let file = try WebP.encode(bitmap, quality: 95)
    let decoded = try WebP.decode(file.span)
    #expect(try WebP.header(of: file.span).hasAlpha == !bitmap.isOpaque)
    #expect(decoded.alphas == bitmap.alphas)
    let white = Color(red: 255, green: 255, blue: 255)
    let difference = decoded.flattened(over: white).meanDifference(from: bitmap.flattened(over: white))
    #expect(try #require(difference) < 4)
  }

  /// Too small for a scene: halved colour would blur all of it.
  @Test(arguments: sizes)
  func `a lossy picture of any size keeps its one colour`(size: (width: Int, height: Int)) throws {
    let bitmap = Bitmap(
      width: size.width, height: size.height, color: Color(red: 200, green: 90, blue: 40))
    for file in [try JPEG.encode(bitmap, quality: 95), try WebP.encode(bitmap, quality: 95)] {
      let decoded = try Bitmap(decoding: file.span)
      #expect(try #require(decoded.largestDifference(from: bitmap)) <= 4)
    }
  }

  @Test
  func `a higher quality is a larger file that is nearer to the bitmap`() throws {
    let bitmap = Bitmap.scene(width: 200, height: 150)
    let jpegs = try [0, 50, 100].map { try JPEG.encode(bitmap, quality: $0) }
    let webps = try [0, 50, 100].map { try WebP.encode(bitmap, quality: $0) }
    for files in [jpegs, webps] {
      let differences = try files.map {
        try Bitmap(decoding: $0.span).meanDifference(from: bitmap) ?? .infinity
      }
      #expect(files[0].count < files[1].count && files[1].count < files[2].count)
      #expect(differences[0] > differences[1] && differences[1] > differences[2])
    }
  }

  /// SOF0's component of luma (ISO/IEC 10918-1 B.2.2): its factors against the others' 1 by 1.
  @Test(arguments: [(0, 0x22), (50, 0x22), (99, 0x22), (100, 0x11)])
  func `a JPEG halves colour below quality 100`(quality: Int, factors: UInt8) throws {
    let file = try JPEG.encode(.scene(width: 40, height: 30), quality: quality)
    let frame = try #require(
      file.indices.first { file[$0...].starts(with: [0xFF, 0xC0, 0, 17, 8, 0, 30, 0, 40, 3]) })
    #expect(file[frame + 10..<frame + 13] == [1, factors, 0])
    #expect(file[frame + 14] == 0x11 && file[frame + 17] == 0x11)
  }

  @Test(arguments: alphas)
  func `the same bitmap is encoded to the same bytes`(alpha: UInt8) throws {
    let bitmap = Bitmap.scene(width: 200, height: 150, alpha: alpha)
    let opaque = bitmap.flattened(over: Color(red: 255, green: 255, blue: 255))
    #expect(try PNG.encode(bitmap) == PNG.encode(bitmap))
    #expect(try JPEG.encode(opaque, quality: 80) == JPEG.encode(opaque, quality: 80))
    #expect(try WebP.encode(bitmap, quality: 80) == WebP.encode(bitmap, quality: 80))
  }

  @Test
  func `what a format cannot hold is refused`() throws {
    let black = Color(red: 0, green: 0, blue: 0)
    let error = CodecError.invalid(.webp, "an edge is longer than 16,383 pixels")
    #expect(throws: error) { try WebP.encode(Bitmap(width: 16_384, height: 1, color: black), quality: 80) }
    #expect(try WebP.encode(Bitmap(width: 16_383, height: 1, color: black), quality: 80).count > 0)
    #expect(throws: CodecError.self) {
      try JPEG.encode(Bitmap(width: 65_501, height: 1, color: black), quality: 80)
    }
    #expect(throws: CodecError.self) { try PNG.encode(Bitmap(width: 1_000_001, height: 1, color: black)) }
  }
}
