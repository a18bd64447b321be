import Raster
import Testing

@testable import Maquette

struct PainterTests {
  /// A picture with fine detail in all channels, so that any change of a pixel shows.
  static func photo(width: Int, height: Int) -> Bitmap {
    var seed = Seed(bytes: "photo".utf8)
    var pixels: [UInt8] = []
    for _ in 0..<width * height {
      pixels += [0..<200, 30..<256, 60..<190].map { UInt8(seed.next(in: $0)) } + [255]
    }
    return Bitmap(width: width, height: height, pixels: pixels)
  }

  static func scene(
    _ name: String, _ width: Int, _ height: Int, finish: Scene.Finish = .plain,
    background: Scene.Background = .opaque, _ subject: Scene.Subject = .prompt,
    rendering: Rendering = .poster, style: Style? = nil, prompt: String? = nil,
    progress: Scene.Progress = .finished
  ) -> Scene {
    Scene(
      width: width, height: height, seed: Seed(bytes: name.utf8), finish: finish, background: background,
      subject: subject, rendering: rendering, style: style,
      caption: prompt.map { Caption(prompt: $0, details: ["gpt-image-1", "high", "2 of 4"]) },
      progress: progress)
  }

  @Test func `other seeds are visibly other pictures`() {
    let pictures = (0..<12).map { Painter.paint(Self.scene("seed \($0)", 96, 96)) }
    for (index, picture) in pictures.enumerated() {
      for other in pictures[..<index] { #expect(picture.share(differingFrom: other) > 50) }
    }
  }

  @Test(arguments: compositions + others.filter { $0.scene.rendering == .flat })
  func `a finer finish adds detail to the same composition`(golden: Golden) {
    func paint(_ finish: Scene.Finish) -> Bitmap {
      var scene = golden.scene.sized(240, 240)
      scene.finish = finish
      return Painter.paint(scene)
    }
    let (sketch, plain, fine) = (paint(.sketch), paint(.plain), paint(.fine))
    #expect(sketch != plain && plain != fine)
    #expect(sketch.share(differingFrom: plain) < 30)
    #expect(plain.share(differingFrom: fine) < 30)
  }

  @Test(arguments: [(1, 1), (1, 300), (300, 1), (2, 3), (1254, 1254), (1122, 1402), (3840, 2160)])
  func `every size is painted, opaque`(width: Int, height: Int) {
    for index in 0..<(width * height < 1000 ? 24 : 1) {
      let picture = Painter.paint(Self.scene("size \(index)", width, height, finish: .fine))
      #expect(picture.width == width && picture.height == height)
      #expect(picture.isOpaque)
    }
  }

  @Test(arguments: [(128, 128), (150, 100), (101, 199)], 0..<6)
  func `on a transparent background only the subject is there`(size: (Int, Int), index: Int) {
    let (width, height) = size
    let picture = Painter.paint(
      Self.scene("cut \(index)", width, height, background: .transparent))
    for x in [0, width - 1] {
      for y in [0, height - 1] { #expect(picture[x, y] == .clear) }
    }
    #expect(picture[width / 2, height / 2].alpha == 255)
    #expect(picture.hidesNoColor)
    #expect(picture.alphas.contains { (1...254).contains($0) })
  }
}
