import Testing

@testable import Maquette

/// Tokens of pictures, each number recorded, measured or official (real-api.md, 6.1, 6.3 and 6.5).
struct TokenRulesTests {
  @Test(arguments: [
    (PixelSize(1024, 1024), Quality.low, 272), (PixelSize(1024, 1536), .low, 408),
    (PixelSize(1536, 1024), .low, 400), (PixelSize(1024, 1024), .medium, 1056),
    (PixelSize(1024, 1536), .medium, 1584), (PixelSize(1536, 1024), .medium, 1568),
    (PixelSize(1024, 1024), .high, 4160), (PixelSize(1024, 1536), .high, 6240),
    (PixelSize(1536, 1024), .high, 6208),
  ])
  func `the family of gpt-image-1 has a table`(size: PixelSize, quality: Quality, tokens: Int) {
    #expect(TokenRules.OutputPictures.table.tokens(of: size, quality, count: 1) == tokens)
    #expect(TokenRules.OutputPictures.table.tokens(of: size, quality, count: 3) == 3 * tokens)
  }

  @Test(arguments: [
    (PixelSize(1024, 1024), Quality.low, 1, 196), (PixelSize(1024, 1024), .medium, 1, 1756),
    (PixelSize(1024, 1024), .high, 1, 7024), (PixelSize(1536, 1024), .high, 1, 5488),
    (PixelSize(1792, 1024), .high, 1, 5063), (PixelSize(1536, 864), .low, 1, 120),
    (PixelSize(1072, 1072), .low, 1, 202), (PixelSize(1122, 1402), .low, 1, 186),
    (PixelSize(1254, 1254), .low, 1, 229), (PixelSize(1672, 941), .low, 1, 129),
    (PixelSize(2368, 1776), .low, 1, 298), (PixelSize(1024, 1024), .low, 2, 391),
    (PixelSize(1024, 1024), .low, 3, 586),
    // By the formula only.
    (PixelSize(1536, 1024), .low, 1, 158), (PixelSize(1536, 1024), .medium, 1, 1372),
    (PixelSize(2048, 2048), .low, 1, 397), (PixelSize(2048, 2048), .medium, 1, 3568),
    (PixelSize(2048, 2048), .high, 1, 14272), (PixelSize(2560, 1440), .high, 1, 7370),
    (PixelSize(3840, 2160), .low, 1, 371), (PixelSize(3840, 2160), .medium, 1, 3336),
    (PixelSize(3840, 2160), .high, 1, 13342),
  ])
  func `gpt-image-2 has a formula`(size: PixelSize, quality: Quality, count: Int, tokens: Int) {
    #expect(TokenRules.gptImage2.outputPictures.tokens(of: size, quality, count: count) == tokens)
  }

  @Test(arguments: [
    (PixelSize(1024, 1024), Quality.low, 196), (PixelSize(1024, 1024), .medium, 439),
    (PixelSize(1024, 1024), .high, 1756),
    (PixelSize(1024, 1024), .xhigh, 3122), (PixelSize(1024, 1024), .max, 7024),
    (PixelSize(816, 816), .low, 171),
    (PixelSize(992, 672), .low, 118), (PixelSize(1248, 832), .medium, 292),
    (PixelSize(1360, 768), .high, 987),
    (PixelSize(1536, 1024), .high, 1372), (PixelSize(2048, 2048), .high, 3568),
    (PixelSize(2880, 2880), .high, 5930),
    (PixelSize(3840, 2160), .high, 3336),
  ])
  func `gpt-image-2.5 has the formula with other counts`(size: PixelSize, quality: Quality, tokens: Int) {
    #expect(TokenRules.gptImage25.outputPictures.tokens(of: size, quality, count: 1) == tokens)
  }

  /// real-api.md, 4 and 6.3.
  @Test(arguments: [(1, 100, 77), (2, 200, 153), (3, 300, 229), (0, 0, 0)])
  func `partial pictures cost tokens`(count: Int, table: Int, formula: Int) {
    let size = PixelSize(1024, 1024)
    #expect(TokenRules.OutputPictures.table.tokens(ofPartials: count, of: size) == table)
    #expect(TokenRules.gptImage2.outputPictures.tokens(ofPartials: count, of: size) == formula)
  }

  @Test(arguments: [
    (PixelSize(68, 68), 194), (PixelSize(128, 128), 194), (PixelSize(800, 800), 194),
    (PixelSize(1024, 1024), 194), (PixelSize(3840, 2160), 323), (PixelSize(100, 201), 65 + 3 * 129),
  ])
  func `input pictures are covered with tiles`(size: PixelSize, tokens: Int) {
    let rule = TokenRules.InputPictures.tiles
    #expect(rule.tokens(of: size, fidelity: .low) == tokens)
    let detail = size.width == size.height ? 4160 : 6240
    #expect(rule.tokens(of: size, fidelity: .high) == tokens + detail)
  }

  @Test(arguments: [
    (PixelSize(64, 64), 16), (PixelSize(128, 128), 64), (PixelSize(256, 256), 256),
    (PixelSize(400, 400), 625), (PixelSize(300, 600), 512), (PixelSize(200, 800), 352),
    (PixelSize(900, 900), 1024), (PixelSize(1200, 600), 722), (PixelSize(1024, 1024), 1024),
    (PixelSize(1536, 1024), 1536), (PixelSize(1280, 720), 920), (PixelSize(2048, 2048), 1521),
    (PixelSize(3840, 2160), 1508), (PixelSize(6000, 4000), 1536),
  ])
  func `input pictures are covered with patches`(size: PixelSize, tokens: Int) {
    let rule = TokenRules.gptImage2.inputPictures
    let turned = PixelSize(size.height, size.width)
    #expect(rule.tokens(of: size, fidelity: .high) == tokens)
    #expect(rule.tokens(of: turned, fidelity: .high) == tokens)
  }

  /// A long edge of 512 to 1,024 pixels is scaled to 32 patches, whatever a division leaves over.
  @Test(arguments: 512...1024)
  func `a square is 32 patches wide and no more`(edge: Int) {
    #expect(TokenRules.gptImage2.inputPictures.tokens(of: PixelSize(edge, edge), fidelity: .high) == 1024)
  }
}
