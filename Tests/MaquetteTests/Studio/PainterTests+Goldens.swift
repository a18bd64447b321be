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
    Golden("arches", scene("arches 6", 160, 120, finish: .fine), 0xDA04_B268_3796_75A3),
    Golden("blossom", scene("blossom 35", 121, 121, finish: .fine), 0x5C48_162C_09C2_EF8F),
    Golden("city", scene("city", 160, 120, finish: .fine), 0x494C_AAAF_8BED_ADD0),
    Golden("discs", scene("discs 7", 121, 121, finish: .fine), 0xAE77_FB6F_6769_14F4),
    Golden("landscape", scene("landscape 16", 128, 190, finish: .fine), 0x03DD_3505_2B28_0EA6),
    Golden("orbits", scene("orbits 3", 256, 256, finish: .fine), 0x2623_93DA_7125_B215),
    Golden("sea", scene("sea 2", 180, 101, finish: .fine), 0x7715_9C23_061C_66CE),
    Golden("tiles", scene("tiles", 180, 101, finish: .fine), 0xF85A_2614_39B2_E83A),
    Golden("waves", scene("waves 17", 150, 200, finish: .fine), 0x7801_FC74_ADD6_39D7),
  ]

  static let others: [Golden] = [
    Golden("a caption", scene("caption", 200, 200, prompt: "A red fox, jumping"), 0xB25F_3FF9_17F4_9582),
    Golden(
      "a cut-out", scene("cut-out", 160, 160, background: .transparent, prompt: "A fox"),
      0xEADF_416B_D021_257C),
    Golden("vivid", scene("style", 96, 96, style: .vivid), 0x0877_40EB_BAEF_9483),
    Golden("natural", scene("style", 96, 96, style: .natural), 0x3E90_B4AC_0C33_A223),
    Golden("flat target", scene("flat 9", 96, 96, finish: .fine, rendering: .flat), 0xC336_0F25_C2DE_0EC9),
    Golden("flat hills", scene("flat 13", 96, 96, finish: .fine, rendering: .flat), 0xCF19_AB7E_2F24_FAAF),
    Golden("flat eclipse", scene("flat 1", 96, 96, finish: .fine, rendering: .flat), 0x4F50_416F_4E4F_DCF7),
    Golden("flat blocks", scene("flat 3", 96, 96, finish: .fine, rendering: .flat), 0xF490_ECE1_7591_F29F),
    Golden(
      "realistic", scene("realistic", 130, 130, rendering: .realistic, prompt: "A fox"), 0x713E_55D9_A216_6A43
    ),
    Golden(
      "partial 1", scene("partial", 128, 96, progress: .partial(index: 0, count: 3)), 0x3BB5_5468_6B2F_4975),
    Golden(
      "partial 3", scene("partial", 128, 96, progress: .partial(index: 2, count: 3)), 0xE8C0_415E_A0C5_D98F),
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
        prompt: "A fox"), 0xA8A8_6E37_4BE1_C957),
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
