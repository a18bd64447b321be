import Raster
import Testing

@testable import Maquette

extension PainterTests {
  @Test(arguments: 0..<8)
  func `vivid is stronger and natural is calmer in the same composition`(index: Int) {
    let picture = Painter.paint(Self.scene("look \(index)", 96, 96))
    let vivid = Painter.paint(Self.scene("look \(index)", 96, 96, style: .vivid))
    let natural = Painter.paint(Self.scene("look \(index)", 96, 96, style: .natural))
    #expect(vivid.chroma * 10 > picture.chroma * 11)
    #expect(natural.chroma * 10 < picture.chroma * 8)
    #expect(vivid.share(differingFrom: natural) > 60)
  }

  @Test(arguments: 0..<4)
  func `a flat picture is small, a realistic one is large`(index: Int) throws {
    func size(_ rendering: Rendering) throws -> Int {
      try PNG.encode(Painter.paint(Self.scene("look \(index)", 256, 256, rendering: rendering))).count
    }
    #expect(try size(.flat) * 2 < size(.poster))
    // 1.5 to 2 MB for 1024 by 1024 pixels.
    #expect((94_000...125_000).contains(try size(.realistic)))
  }

  @Test func `grain is fine`() {
    let poster = Painter.paint(Self.scene("grain", 96, 96))
    let grained = Painter.paint(Self.scene("grain", 96, 96, rendering: .realistic))
    #expect(grained != poster)
    #expect(grained.share(differingFrom: poster) == 0)
  }
}
