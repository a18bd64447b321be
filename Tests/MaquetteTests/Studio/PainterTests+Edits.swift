import Raster
import Testing

@testable import Maquette

extension PainterTests {
  @Test func `a masked edit changes only what the mask lets through`() {
    let source = Self.photo(width: 90, height: 60)
    var mask = Bitmap(width: 90, height: 60, color: .black)
    for x in 20..<50 { for y in 10..<40 { mask[x, y] = x < 25 ? Color.clear.withAlpha(128) : .clear } }
    for others in [[], [source, source]] {
      let picture = Painter.paint(
        Self.scene("mask", 90, 60, .edit(sources: [source] + others, mask: mask)))
      #expect(picture.isEqual(to: source, where: mask))
      let redrawn = (0..<90 * 60).count {
        mask[$0 % 90, $0 / 90].alpha < 255 && picture[$0 % 90, $0 / 90] != source[$0 % 90, $0 / 90]
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

  @Test func `what a mask keeps, it keeps with its transparency and without a caption`() {
    var source = Self.photo(width: 200, height: 160)
    for x in 0..<90 { for y in 0..<160 { source[x, y].alpha = UInt8(x) } }
    var mask = Bitmap(width: 200, height: 160, color: .black)
    for x in 30..<180 { for y in 20..<150 { mask[x, y] = .clear } }
    for background in [Scene.Background.opaque, .transparent] {
      for progress in [Scene.Progress.finished, .partial(index: 0, count: 1)] {
        let picture = Painter.paint(
          Self.scene(
            "kept", 200, 160, background: background, .edit(sources: [source], mask: mask),
            rendering: .realistic, prompt: "A prompt", progress: progress))
        #expect(picture.isEqual(to: source, where: mask))
      }
    }
  }

  @Test(arguments: [(10..<190, true), (80..<120, false)])
  func `a caption is in what is redrawn, if it has room there`(columns: Range<Int>, hasRoom: Bool) {
    let source = Self.photo(width: 200, height: 200)
    var mask = Bitmap(width: 200, height: 200, color: .black)
    for x in columns { for y in columns { mask[x, y] = .clear } }
    let subject = Scene.Subject.edit(sources: [source], mask: mask)
    let plain = Painter.paint(Self.scene("hole", 200, 200, subject))
    let captioned = Painter.paint(Self.scene("hole", 200, 200, subject, prompt: "A prompt"))
    #expect((captioned != plain) == hasRoom)
  }

  static func hole(_ region: Region, width: Int, height: Int) -> Bitmap {
    var mask = Bitmap(width: width, height: height, color: .black)
    mask.replace(region, with: Bitmap(width: region.width, height: region.height, color: .clear))
    return mask
  }

  /// Masks without a large rectangle of alpha 0.
  static let softMasks: [Bitmap] = {
    func mask(_ alpha: (_ x: Int, _ y: Int) -> Int) -> Bitmap {
      var mask = Bitmap(width: 200, height: 200, color: .clear)
      for x in 0..<200 { for y in 0..<200 { mask[x, y].alpha = UInt8(alpha(x, y)) } }
      return mask
    }
    return [
      mask { _, _ in 40 }, mask { _, _ in 128 }, mask { _, _ in 200 }, mask { x, _ in x },
      mask { x, y in x * 7919 % 256 ^ y * 104729 % 256 }, mask { x, y in (x + y) % 20 < 10 ? 0 : 220 },
    ]
  }()

  @Test(arguments: softMasks.indices)
  func `a soft mask has a caption and shows every further source`(index: Int) {
    func paint(_ others: [Bitmap], prompt: String?) -> Bitmap {
      let sources = [Bitmap(width: 200, height: 200, color: .black)] + others
      return Painter.paint(
        Self.scene("soft", 200, 200, .edit(sources: sources, mask: Self.softMasks[index]), prompt: prompt))
    }
    let others = (0..<15).map { _ in Bitmap(width: 30, height: 20, color: .white) }
    let plain = paint([], prompt: nil)
    #expect(paint([], prompt: "A fox").share(differingFrom: plain) >= 3)
    let all = paint(others, prompt: "A fox")
    for count in others.indices {
      var fewer = others
      fewer[count] = Bitmap(width: 30, height: 20, color: Color(red: 255, green: 0, blue: 0))
      #expect(all.distance(to: paint(fewer, prompt: "A fox")) > 500)
    }
  }

  @Test func `a source that shows nothing is painted anew`() {
    let source = Bitmap(width: 120, height: 120, color: .clear)
    let picture = Painter.paint(
      Self.scene("nothing", 120, 120, background: .transparent, .edit(sources: [source], mask: nil)))
    #expect(picture[60, 60].alpha == 255)
    #expect(picture[0, 0] == .clear)
  }

  @Test func `high fidelity stays nearer to the source`() {
    let source = Self.photo(width: 100, height: 100)
    func distance(_ fidelity: InputFidelity) -> Int {
      var scene = Self.scene("fidelity", 100, 100, .edit(sources: [source], mask: nil))
      scene.fidelity = fidelity
      return Painter.paint(scene).distance(to: source)
    }
    #expect(distance(.high) * 10 < distance(.low) * 9)
  }

  @Test func `a mask is scaled with its picture`() {
    let source = Bitmap(width: 200, height: 100, color: Color(red: 9, green: 9, blue: 9))
    var mask = Bitmap(width: 200, height: 100, color: .black)
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

  @Test(arguments: [(1, 1), (1, 3000), (3000, 1), (7, 5)], [(1, 1), (64, 48), (3, 200)])
  func `sources and results of any shape are painted`(source: (Int, Int), size: (Int, Int)) {
    let picture = Self.photo(width: source.0, height: source.1)
    let subjects: [Scene.Subject] = [
      .edit(sources: [picture], mask: nil),
      .edit(sources: [picture], mask: Bitmap(width: source.0, height: source.1, color: .clear)),
      .edit(
        sources: Array(repeating: picture, count: 16),
        mask: Bitmap(width: source.0, height: source.1, color: .clear)),
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
