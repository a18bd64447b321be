import Raster
import Testing

@testable import Maquette

struct CompressionTests {
  @Test(arguments: ["arches 6", "discs 15", "landscape 1", "orbits 3", "tiles", "waves 17"])
  func `a poster's file grows with its quality`(name: String) throws {
    let poster = Painter.paint(PainterTests.scene(name, 320, 240))
    for encode in [{ try JPEG.encode(poster, quality: $0) }, { try WebP.encode(poster, quality: $0) }] {
      let sizes = try [0, 25, 50, 75, 100].map { try encode($0).count }
      for (smaller, larger) in zip(sizes, sizes.dropFirst()) { #expect(larger > smaller + smaller / 10) }
    }
  }

  @Test func `a poster cut out keeps its alpha in a WebP of any quality`() throws {
    let poster = Painter.paint(PainterTests.scene("cut 3", 200, 200, background: .transparent))
    for quality in [0, 50, 100] {
      let file = try WebP.encode(poster, quality: quality)
      let decoded = try WebP.decode(file.span)
      for y in 0..<200 { for x in 0..<200 { #expect(decoded[x, y].alpha == poster[x, y].alpha) } }
    }
  }
}
