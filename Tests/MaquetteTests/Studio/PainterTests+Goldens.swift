import Raster
import Testing

@testable import Maquette

extension PainterTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    let name: String
    let scene: Scene
    let hash: UInt64

    init(_ name: String, _ scene: Scene, _ hash: UInt64) {
      self.name = name
      self.scene = scene
      self.hash = hash
    }

    var testDescription: String { name }
  }

  /// Nine seeds that make the nine compositions.
  static let compositions: [Golden] = [
    Golden("arches", scene("arches 6", 160, 120, finish: .fine), 0x6202_7F73_CC13_03EC),
    Golden("blossom", scene("blossom 35", 121, 121, finish: .fine), 0xBDE3_B633_19E7_B71A),
    Golden("city", scene("city", 160, 120, finish: .fine), 0x1E83_3343_7EB0_B0EF),
    Golden("discs", scene("discs 7", 121, 121, finish: .fine), 0x9D29_EFA8_E688_AD4A),
    Golden("landscape", scene("landscape 16", 128, 190, finish: .fine), 0x1378_3215_841C_8D6D),
    Golden("orbits", scene("orbits 3", 256, 256, finish: .fine), 0x1314_7796_4982_E101),
    Golden("sea", scene("sea 2", 180, 101, finish: .fine), 0xFD59_9053_C112_481B),
    Golden("tiles", scene("tiles", 180, 101, finish: .fine), 0x84BA_22C5_08E0_C285),
    Golden("waves", scene("waves 17", 150, 200, finish: .fine), 0x85AB_8DFD_67B2_19AB),
  ]

  static let others: [Golden] = [
    Golden("a caption", scene("caption", 200, 200, prompt: "A red fox, jumping"), 0x3F5B_F84F_2D71_8450),
    Golden(
      "a cut-out", scene("cut-out", 160, 160, background: .transparent, prompt: "A fox"),
      0x23E2_B827_A311_DC8B),
    Golden("vivid", scene("style", 96, 96, style: .vivid), 0xDF88_C491_DC03_3C51),
    Golden("natural", scene("style", 96, 96, style: .natural), 0xCB9E_DEA6_BF2F_0BB6),
    Golden("flat target", scene("flat 9", 96, 96, finish: .fine, rendering: .flat), 0xC336_0F25_C2DE_0EC9),
    Golden("flat hills", scene("flat 13", 96, 96, finish: .fine, rendering: .flat), 0xCF19_AB7E_2F24_FAAF),
    Golden("flat eclipse", scene("flat 1", 96, 96, finish: .fine, rendering: .flat), 0x4F50_416F_4E4F_DCF7),
    Golden("flat blocks", scene("flat 3", 96, 96, finish: .fine, rendering: .flat), 0x9EE9_A5A2_DD56_54B8),
    Golden(
      "realistic", scene("realistic", 130, 130, rendering: .realistic, prompt: "A fox"), 0x76C5_2538_1C41_AABD
    ),
    Golden(
      "partial 1", scene("partial", 128, 96, progress: .partial(index: 0, count: 3)), 0xDBC9_72CC_4327_C80D),
    Golden(
      "partial 3", scene("partial", 128, 96, progress: .partial(index: 2, count: 3)), 0xB6E6_A656_B37A_DA80),
    Golden(
      "an edit",
      scene(
        "edit", 96, 96, .edit(sources: [photo(width: 60, height: 50), photo(width: 9, height: 7)], mask: nil)),
      0x8862_F195_D8D7_3DAC),
    Golden(
      "a masked edit",
      scene(
        "masked", 160, 160,
        .edit(sources: [photo(width: 60, height: 50)], mask: Bitmap(width: 60, height: 50, color: .clear)),
        prompt: "A fox"), 0x2A05_2920_4C03_71D3),
    Golden(
      "a variation", scene("variation", 64, 80, .variation(of: photo(width: 130, height: 90))),
      0x6745_841B_C770_91BA),
  ]

  /// A picture changes only on purpose: then put the new numbers here.
  @Test(arguments: compositions + others)
  func `pixels never change`(golden: Golden) {
    #expect(Painter.paint(golden.scene).hash == golden.hash)
  }

  @Test func `there is a golden of every composition`() {
    let compositions = Self.compositions.map { golden in
      var seed = golden.scene.seed.derived("composition")
      return seed.next(of: Painter.Composition.allCases)
    }
    #expect(Set(compositions).count == Painter.Composition.allCases.count)
  }
}
