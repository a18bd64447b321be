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
    background: Scene.Background = .opaque, _ subject: Scene.Subject = .prompt
  ) -> Scene {
    Scene(
      width: width, height: height, seed: Seed(bytes: name.utf8), finish: finish, background: background,
      subject: subject)
  }

  // MARK: - The same on every machine

  struct Golden: Sendable, CustomTestStringConvertible {
    let name: String
    let scene: Scene
    let hash: UInt64

    var testDescription: String { name }
  }

  static let goldens: [Golden] = [
    // Six seeds that make the six compositions.
    Golden(name: "arches 6", scene: scene("arches 6", 200, 120, finish: .fine), hash: 0xA1B7_2EAB_AE6B_0C60),
    Golden(name: "discs 15", scene: scene("discs 15", 121, 121, finish: .fine), hash: 0xAB98_8F1B_E011_9523),
    Golden(
      name: "landscape 1", scene: scene("landscape 1", 128, 190, finish: .fine), hash: 0x9BB6_2294_8046_BFBC),
    Golden(name: "orbits 3", scene: scene("orbits 3", 256, 256, finish: .fine), hash: 0x9819_890A_0003_6CC5),
    Golden(name: "tiles", scene: scene("tiles", 180, 101, finish: .fine), hash: 0x5B23_922E_09E8_FB82),
    Golden(name: "waves 17", scene: scene("waves 17", 150, 200, finish: .fine), hash: 0x6D0F_AD7A_6755_8F76),
    Golden(
      name: "a cut out", scene: scene("cut 3", 128, 96, background: .transparent), hash: 0x514F_16E2_2248_E1BE
    ),
    Golden(
      name: "an edit",
      scene: scene(
        "edit", 96, 96, .edit(sources: [photo(width: 60, height: 50), photo(width: 9, height: 7)], mask: nil)),
      hash: 0xEDD0_F884_13EE_2026),
    Golden(
      name: "a variation", scene: scene("variation", 64, 80, .variation(of: photo(width: 130, height: 90))),
      hash: 0xF0D3_31AB_E399_2ADC),
  ]

  /// A picture changes only on purpose: then put the new numbers here.
  @Test(arguments: goldens)
  func `pixels never change`(golden: Golden) {
    #expect(Painter.paint(golden.scene).hash == golden.hash)
  }

  @Test func `six of the goldens are the six compositions`() {
    let compositions = Self.goldens.prefix(6).map { golden in
      var seed = golden.scene.seed.derived("composition")
      return seed.next(of: Painter.Composition.allCases)
    }
    #expect(Set(compositions).count == 6)
  }

  // MARK: - Prompts

  @Test func `other seeds are visibly other pictures`() {
    let pictures = (0..<12).map { Painter.paint(Self.scene("seed \($0)", 96, 96)) }
    for (index, picture) in pictures.enumerated() {
      for other in pictures[..<index] { #expect(picture.share(differingFrom: other) > 50) }
    }
  }

  @Test(arguments: 0..<6)
  func `a finer finish adds detail to the same composition`(index: Int) {
    let seed = "seed \(index)"
    let sketch = Painter.paint(Self.scene(seed, 240, 240, finish: .sketch))
    let plain = Painter.paint(Self.scene(seed, 240, 240, finish: .plain))
    let fine = Painter.paint(Self.scene(seed, 240, 240, finish: .fine))
    #expect(sketch != plain && plain != fine)
    let stranger = Painter.paint(Self.scene("stranger \(index)", 240, 240, finish: .sketch))
    #expect(sketch.share(differingFrom: fine) < sketch.share(differingFrom: stranger))
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

  // MARK: - Edits

  @Test func `a masked edit changes only what the mask lets through`() {
    let source = Self.photo(width: 90, height: 60)
    var mask = Bitmap(width: 90, height: 60, color: Color(red: 0, green: 0, blue: 0))
    for x in 20..<50 { for y in 10..<40 { mask[x, y] = x < 25 ? Color.clear.withAlpha(128) : .clear } }
    for others in [[], [source, source]] {
      let picture = Painter.paint(
        Self.scene("mask", 90, 60, .edit(sources: [source] + others, mask: mask)))
      var redrawn = 0
      for x in 0..<90 {
        for y in 0..<60 where mask[x, y].alpha == 255 { #expect(picture[x, y] == source[x, y]) }
        for y in 0..<60 where mask[x, y].alpha < 255 { redrawn += picture[x, y] == source[x, y] ? 0 : 1 }
      }
      #expect(redrawn > 880)
    }
  }

  @Test func `a mask's half shadow blends`() {
    let source = Self.photo(width: 40, height: 40)
    func paint(alpha: UInt8) -> Bitmap {
      let mask = Bitmap(width: 40, height: 40, color: Color.clear.withAlpha(alpha))
      return Painter.paint(Self.scene("half", 40, 40, .edit(sources: [source], mask: mask)))
    }
    let (painted, blended) = (paint(alpha: 0), paint(alpha: 51))
    #expect(painted == Painter.paint(Self.scene("half", 40, 40)))
    #expect(paint(alpha: 255) == source)
    for x in 0..<40 {
      let expected = (Int(painted[x, x].red) * 204 + Int(source[x, x].red) * 51 + 127) / 255
      #expect(Int(blended[x, x].red) == expected)
    }
  }

  @Test func `a mask is scaled with its picture`() {
    let source = Bitmap(width: 200, height: 100, color: Color(red: 9, green: 9, blue: 9))
    var mask = Bitmap(width: 200, height: 100, color: Color(red: 0, green: 0, blue: 0))
    for x in 0..<100 { for y in 0..<100 { mask[x, y] = .clear } }
    let picture = Painter.paint(Self.scene("half", 50, 50, .edit(sources: [source], mask: mask)))
    #expect((0..<50).allSatisfy { picture[49, $0] == source[0, 0] && picture[25, $0] == source[0, 0] })
    #expect((0..<50).allSatisfy { picture[0, $0] != source[0, 0] && picture[24, $0] != source[0, 0] })
  }

  @Test func `without a mask the source is reworked but keeps its light and dark`() {
    var source = Bitmap(width: 200, height: 200, color: Color(red: 240, green: 240, blue: 230))
    for x in 0..<200 {
      for y in 80..<140 where x / 20 % 2 == 0 { source[x, y] = Color(red: 10, green: 20, blue: 30) }
    }
    for index in 0..<6 {
      let picture = Painter.paint(
        Self.scene("rework \(index)", 200, 200, .edit(sources: [source], mask: nil)))
      #expect(picture.share(differingFrom: source) > 35)
      #expect(picture.isOpaque)
      for x in stride(from: 10, to: 190, by: 40) {
        #expect(picture[x, 110].luma + 40 < picture[x + 20, 110].luma)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 15])
  func `every further source shows`(count: Int) {
    let ground = Bitmap(width: 200, height: 150, color: Color(red: 128, green: 128, blue: 128))
    let others = (0..<count).map {
      Bitmap(width: 30 + $0, height: 20, color: Color(red: 255, green: UInt8($0), blue: 0))
    }
    let picture = Painter.paint(
      Self.scene("insets", 200, 150, .edit(sources: [ground] + others, mask: nil)))
    for other in others { #expect(picture.count(of: other[0, 0]) > 100) }
  }

  @Test func `a source's transparency is filled, or kept, as the background asks`() {
    var source = Self.photo(width: 64, height: 64)
    for x in 0..<64 { for y in 0..<20 { source[x, y] = .clear } }
    for subject in [Scene.Subject.edit(sources: [source], mask: nil), .variation(of: source)] {
      #expect(Painter.paint(Self.scene("alpha", 64, 64, subject)).isOpaque)
      let kept = Painter.paint(Self.scene("alpha", 64, 64, background: .transparent, subject))
      #expect(!kept.isOpaque && kept.hidesNoColor)
    }
  }

  // MARK: - Variations

  @Test func `variations differ from their source and from each other`() {
    for source in [
      Self.photo(width: 80, height: 80),
      Bitmap(width: 80, height: 80, color: Color(red: 90, green: 90, blue: 90)),
    ] {
      let pictures =
        [source] + (0..<10).map { Painter.paint(Self.scene("v\($0)", 80, 80, .variation(of: source))) }
      for (index, picture) in pictures.enumerated() {
        for other in pictures[..<index] { #expect(picture.share(differingFrom: other) > 10) }
      }
    }
  }

  @Test func `a variation keeps the light and dark of its source`() {
    var source = Bitmap(width: 100, height: 100, color: Color(red: 230, green: 240, blue: 250))
    for x in 0..<100 { for y in 50..<100 { source[x, y] = Color(red: 20, green: 10, blue: 40) } }
    for index in 0..<10 {
      let picture = Painter.paint(Self.scene("v\(index)", 100, 100, .variation(of: source)))
      #expect(picture[50, 28].luma > picture[50, 72].luma + 80)
    }
  }

  // MARK: - Sources of any shape

  @Test(arguments: [(1, 1), (1, 3000), (3000, 1), (7, 5)], [(1, 1), (64, 48), (3, 200)])
  func `sources and results of any shape are painted`(source: (Int, Int), size: (Int, Int)) {
    let picture = Self.photo(width: source.0, height: source.1)
    let subjects: [Scene.Subject] = [
      .edit(sources: [picture], mask: nil), .edit(sources: [picture], mask: picture.withoutAlpha),
      .edit(sources: Array(repeating: picture, count: 16), mask: picture.withoutAlpha),
      .edit(sources: Array(repeating: picture, count: 16), mask: nil), .variation(of: picture),
    ]
    for subject in subjects {
      for background in [Scene.Background.opaque, .transparent] {
        let result = Painter.paint(Self.scene("any", size.0, size.1, background: background, subject))
        #expect(result.width == size.0 && result.height == size.1)
      }
    }
  }
}

extension Bitmap {
  /// FNV-1a with 64 bits of the size and the pixels.
  fileprivate var hash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in [UInt8(truncatingIfNeeded: width), UInt8(truncatingIfNeeded: height)] + pixels {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  fileprivate var alphas: [UInt8] {
    stride(from: 3, to: pixels.count, by: 4).map { pixels[$0] }
  }

  fileprivate var withoutAlpha: Bitmap {
    Bitmap(width: width, height: height, color: .clear)
  }

  /// Whether all pixels with alpha 0 are black.
  fileprivate var hidesNoColor: Bool {
    stride(from: 0, to: pixels.count, by: 4).allSatisfy {
      pixels[$0 + 3] > 0 || pixels[$0..<$0 + 3].allSatisfy { $0 == 0 }
    }
  }

  fileprivate func count(of color: Color) -> Int {
    (0..<width * height).count { self[$0 % width, $0 / width] == color }
  }

  /// The pixels, in percent, that differ by more than 24 levels in all.
  fileprivate func share(differingFrom other: Bitmap) -> Int {
    let differing = stride(from: 0, to: pixels.count, by: 4).count { offset in
      (0..<3).reduce(0) { $0 + abs(Int(pixels[offset + $1]) - Int(other.pixels[offset + $1])) } > 24
    }
    return differing * 100 / (width * height)
  }
}
