import Raster
import Testing

@testable import Maquette

extension PainterTests {
  @Test(
    arguments: [(160, 160), (256, 256), (400, 180), (180, 400)], [Scene.Background.opaque, .transparent])
  func `words change nothing but a strip at the lower edge`(
    size: (Int, Int), background: Scene.Background
  ) throws {
    let (width, height) = size
    let fox = Painter.paint(Self.scene("words", width, height, background: background, prompt: "A fox"))
    let cat = Painter.paint(Self.scene("words", width, height, background: background, prompt: "A cat"))
    let rows = fox.rows(differingFrom: cat)
    let first = try #require(rows.first)
    #expect(first > height * 2 / 3)
  }

  @Test func `details show, as many as fit`() {
    func paint(_ details: [String]) -> Bitmap {
      var scene = Self.scene("details", 160, 160)
      scene.caption = Caption(prompt: "A fox", details: details)
      return Painter.paint(scene)
    }
    #expect(paint([]) != paint(["gpt-image-1"]))
    #expect(paint(["gpt-image-1"]) != paint(["gpt-image-1", "high"]))
    let long = String(repeating: "long ", count: 40)
    #expect(paint(["gpt-image-1"]) == paint(["gpt-image-1", long]))
    #expect(paint([]) != paint([long]))
  }

  @Test func `a long prompt takes more lines, and a very long one no more than a few`() {
    func strip(words: Int) -> Int {
      let prompt = String(repeating: "word ", count: words)
      let scene = Self.scene("lines", 600, 600, prompt: prompt)
      return Painter.Plate(scene.caption ?? Caption(prompt: "", details: []), for: scene)?.height ?? 0
    }
    #expect(strip(words: 1) > 0)
    #expect(strip(words: 30) > strip(words: 1))
    #expect(strip(words: 6000) < 600 / 4)
  }

  @Test(arguments: [(1, 1), (40, 40), (20, 900), (900, 20)])
  func `a picture too small to be read has no caption`(width: Int, height: Int) {
    let plain = Painter.paint(Self.scene("small", width, height))
    #expect(Painter.paint(Self.scene("small", width, height, prompt: "A fox")) == plain)
  }

  @Test func `on a transparent background the caption is a card with soft corners`() {
    let picture = Painter.paint(Self.scene("card", 200, 200, background: .transparent, prompt: "A fox"))
    for x in [0, 199] { #expect((0..<200).allSatisfy { picture[x, $0] == .clear }) }
    #expect((0..<200).allSatisfy { picture[$0, 199] == .clear })
    #expect(picture[100, 190].alpha == 255)
    #expect(picture.hidesNoColor)
    #expect((150..<200).contains { row in (0..<200).contains { (1...254).contains(picture[$0, row].alpha) } })
  }
}
