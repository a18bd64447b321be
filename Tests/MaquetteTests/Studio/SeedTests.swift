import Testing

@testable import Maquette

struct SeedTests {
  /// Computed with another implementation of FNV-1a and SplitMix64.
  @Test(
    arguments: [
      ([], [0xE587_D3DF_F9E9_2ED0, 0x274E_5E9A_4929_B0BB, 0x6A3D_7DAB_3257_3D48]),
      (Array("a".utf8), [0x538A_21EC_5E49_5B1A, 0x6082_E4FA_4C45_E2C7, 0x15F1_DF12_10DB_3D98]),
      (Array(0..<32), [0x33EA_2D74_6451_F63C, 0x932D_F8B1_51A1_AA11, 0xB806_6F6B_E839_AD4B]),
    ] as [([UInt8], [UInt64])])
  func `numbers never change`(bytes: [UInt8], expected: [UInt64]) {
    var seed = Seed(bytes: bytes)
    #expect(expected.map { _ in seed.next() } == expected)
  }

  @Test func `a derived stream does not depend on what was drawn before`() {
    var seed = Seed(bytes: "a".utf8)
    var (byLabel, byIndex) = (seed.derived("palette"), seed.derived(3))
    for _ in 0..<10 { _ = seed.next() }
    #expect(seed.derived("palette") == byLabel)
    #expect(byLabel.next() == 0x248D_6A8C_E0F6_D51A)
    #expect(byIndex.next() == 0x4023_CF77_784A_9A9C)
  }

  @Test func `streams of different names differ`() {
    let seed = Seed(bytes: "a".utf8)
    let names = [seed.derived("a"), seed.derived("b"), seed.derived(""), seed]
    let numbers = (-2..<30).map(seed.derived)
    #expect(
      Set(
        (names + numbers).map {
          var stream = $0; return stream.next()
        }
      ).count == 36)
  }

  @Test(arguments: [0..<1, -3..<4, Int.min..<Int.max, 5..<6, Int.max - 1..<Int.max])
  func `numbers stay in their range`(range: Range<Int>) {
    var seed = Seed(bytes: "range".utf8)
    #expect((0..<200).allSatisfy { _ in range.contains(seed.next(in: range)) })
  }

  @Test func `each number of a small range comes about as often`() {
    var seed = Seed(bytes: "even".utf8)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<6000 { counts[seed.next(in: 0..<6)] += 1 }
    #expect(counts.allSatisfy { (850...1150).contains($0) })
  }
}
