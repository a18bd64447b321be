import Raster
import Testing

@testable import Maquette

extension PainterTests {
  struct Painting: Sendable, CustomTestStringConvertible {
    let name: String
    let scene: Scene

    init(_ name: String, _ scene: Scene) {
      self.name = name
      self.scene = scene
    }

    var testDescription: String { name }

    /// The pixels of a partial picture.
    func partial(_ index: Int, of count: Int) -> Bitmap {
      var scene = scene
      scene.progress = .partial(index: index, count: count)
      return Painter.paint(scene)
    }
  }

  static let paintings: [Painting] = [
    Painting("poster", scene("partial", 128, 128, finish: .fine)),
    Painting("captioned", scene("partial", 160, 160, prompt: "A fox")),
    Painting("flat", scene("partial", 128, 128, rendering: .flat)),
    Painting("realistic", scene("partial", 128, 128, rendering: .realistic)),
    Painting("transparent", scene("partial", 128, 128, background: .transparent)),
    Painting(
      "reworked",
      scene("partial", 128, 128, .edit(sources: [photo(width: 128, height: 128)], mask: nil))),
    Painting(
      "redrawn",
      scene(
        "partial", 128, 128,
        .edit(
          sources: [photo(width: 128, height: 128)], mask: Bitmap(width: 128, height: 128, color: .clear)))),
    Painting(
      "redrawn in a small hole",
      scene(
        "partial", 160, 160,
        .edit(
          sources: [photo(width: 160, height: 160)],
          mask: hole(Region(columns: 20..<150, rows: 10..<150), width: 160, height: 160)),
        prompt: "A fox")),
    Painting(
      "redrawn behind half a shadow",
      scene(
        "partial", 160, 160,
        .edit(
          sources: [photo(width: 160, height: 160)],
          mask: Bitmap(width: 160, height: 160, color: .clear.withAlpha(100))), prompt: "A fox")),
    Painting("variation", scene("partial", 128, 128, .variation(of: photo(width: 128, height: 128)))),
  ]

  @Test(arguments: [(110, 110), (120, 120), (160, 110), (160, 160)])
  func `the caption in a small hole tells partial pictures apart`(width: Int, height: Int) {
    func paint(_ fact: String) -> Bitmap {
      let mask = Self.hole(Region(columns: 0..<width, rows: 0..<height), width: 160, height: 160)
      var scene = Self.scene(
        "hole", 160, 160, .edit(sources: [Self.photo(width: 160, height: 160)], mask: mask))
      scene.caption = Caption(prompt: "A fox", details: [fact, "gpt-image-1", "1024x1024", "high"])
      return Painter.paint(scene)
    }
    #expect(paint("partial 1 of 3") != paint("partial 2 of 3"))
    #expect(paint("partial 1 of 3") != paint("partiel 1 of 3"))
  }

  @Test(arguments: paintings, 1...3)
  func `partial pictures come nearer to the final one, and none is it`(painting: Painting, count: Int) {
    let final = Painter.paint(painting.scene)
    let partials = (0..<count).map { painting.partial($0, of: count) }
    for partial in partials {
      #expect(partial.share(differingFrom: final) > 5)
      #expect(partial.isOpaque == final.isOpaque)
      #expect(partial.hidesNoColor)
    }
    let distances = partials.map { $0.distance(to: final) }
    for (rougher, finer) in zip(distances, distances.dropFirst()) { #expect(rougher > finer) }
  }
}
