import Testing

@testable import Maquette

/// What the real API charges, by the price lists of real-api.md, 6.6.
struct CostTests {
  /// Each a sum worked out by hand, in nanodollars: tokens times the price of a million, in thousandths of a dollar.
  @Test(arguments: [
    // 10 × 5,000 + 272 × 40,000
    ("gpt-image-1", Usage(inputText: 10, inputImage: 0, outputText: 0, outputImage: 272), 10_930_000),
    // 26 × 5,000 + 194 × 10,000 + 4,160 × 40,000
    ("gpt-image-1", Usage(inputText: 26, inputImage: 194, outputText: 0, outputImage: 4160), 168_470_000),
    // 9 × 2,000 + 194 × 2,500 + 1,056 × 8,000
    ("gpt-image-1-mini", Usage(inputText: 9, inputImage: 194, outputText: 0, outputImage: 1056), 8_951_000),
    // 22 × 5,000 + 388 × 8,000 + 308 × 10,000 + 1,056 × 32,000
    ("gpt-image-1.5", Usage(inputText: 22, inputImage: 388, outputText: 308, outputImage: 1056), 40_086_000),
    (
      "chatgpt-image-latest", Usage(inputText: 22, inputImage: 388, outputText: 308, outputImage: 1056),
      40_086_000
    ),
    // 12 × 5,000 + 64 × 8,000 + 120 × 30,000
    ("gpt-image-2", Usage(inputText: 12, inputImage: 64, outputText: 0, outputImage: 120), 4_172_000),
    (
      "gpt-image-2-2026-04-21", Usage(inputText: 0, inputImage: 0, outputText: 0, outputImage: 7024),
      210_720_000
    ),
  ])
  func `tokens are charged by kind`(model: String, usage: Usage, nanodollars: Int) throws {
    let plan = try Plan.of(.generations, [.field("prompt", "x"), .field("model", model)])
    #expect(Cost(plan, usage: usage) == Cost(nanodollars: nanodollars))
  }

  @Test(arguments: [
    ("dall-e-2", "256x256", "standard", 3, "0.048"), ("dall-e-2", "512x512", "standard", 1, "0.018"),
    ("dall-e-2", "1024x1024", "standard", 10, "0.2"), ("dall-e-3", "1024x1024", "standard", 1, "0.04"),
    ("dall-e-3", "1792x1024", "standard", 1, "0.08"), ("dall-e-3", "1024x1792", "standard", 1, "0.08"),
    ("dall-e-3", "1024x1024", "hd", 1, "0.08"), ("dall-e-3", "1792x1024", "hd", 1, "0.12"),
    ("dall-e-3", "1024x1792", "hd", 1, "0.12"),
  ])
  func `DALL·E is charged by the picture`(
    model: String, size: String, quality: String, n: Int, dollars: String
  ) throws {
    let plan = try Plan.of(
      .generations,
      [
        .field("prompt", "x"), .field("model", model), .field("size", size), .field("quality", quality),
        .field("n", String(n)),
      ])
    #expect(Cost(plan, usage: nil).json == .number(try #require(JSON.Number(dollars))))
  }

  @Test(arguments: Model.catalog.map(\.id))
  func `every picture has a price`(id: String) throws {
    let model = try #require(Model.named(id))
    guard case .byPicture(let prices) = model.billing else { return }
    guard case .fixed(let sizes, _) = model.sizes else { return }
    let needed = sizes.flatMap { size in (model.qualities ?? []).map { [size.description, $0.rawValue] } }
    #expect(
      prices.map { [$0.size.description, $0.quality.rawValue] }.sorted { $0.lexicographicallyPrecedes($1) }
        == needed.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// OpenAI's own table of prices a picture, in thousandths of a dollar: 1024x1024, 1024x1536, 1536x1024 at low,
  /// medium and high.
  ///
  /// It is rounded to at most three digits, hence the tolerance. That of gpt-image-1-mini is 2 to 3 thousandths above
  /// its price of tokens throughout; the price of tokens is followed, because `usage` is what is billed.
  @Test(arguments: [
    ("gpt-image-2", [6, 5, 5, 53, 41, 41, 211, 165, 165], 0.0...0.5),
    ("gpt-image-1.5", [9, 13, 13, 34, 50, 50, 133, 200, 200], 0.0...1.4),
    ("gpt-image-1", [11, 16, 16, 42, 63, 63, 167, 250, 250], 0.0...1.7),
    ("gpt-image-1-mini", [5, 6, 6, 11, 15, 15, 36, 52, 52], 2.0...3.0),
  ])
  func `a picture costs what OpenAI says it does`(
    model: String, prices: [Double], tolerance: ClosedRange<Double>
  ) throws {
    let model = try #require(Model.named(model))
    guard case .byToken(let rules, let tokenPrices) = model.billing else { return }
    let shapes = [PixelSize(1024, 1024), PixelSize(1024, 1536), PixelSize(1536, 1024)]
    let cells = [Quality.low, .medium, .high].flatMap { quality in shapes.map { ($0, quality) } }
    for ((size, quality), price) in zip(cells, prices) {
      let tokens = rules.outputPictures.tokens(of: size, quality, count: 1)
      let charged = Double(tokens * tokenPrices.outputImage) / 1_000_000
      #expect(tolerance.contains(abs(price - charged)), "\(size) at \(quality): \(charged)")
    }
  }

  @Test(arguments: [
    (0, "0"), (1, "0.000000001"), (168_470_000, "0.16847"), (1_000_000_000, "1"), (1_200_000_000, "1.2"),
    (12_000_000_003, "12.000000003"), (100_000_000, "0.1"),
  ])
  func `money is written exactly`(nanodollars: Int, text: String) {
    #expect(String(decoding: Cost(nanodollars: nanodollars).json.compact, as: UTF8.self) == text)
  }

  @Test func `costs are added`() {
    #expect(Cost(nanodollars: 1) + Cost(nanodollars: 2) == Cost(nanodollars: 3))
  }
}
