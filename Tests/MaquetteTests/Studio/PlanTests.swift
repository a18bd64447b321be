import Testing

@testable import Maquette

/// What becomes of what a request leaves open (CONTRACT.md, "Defaults").
struct PlanTests {
  @Test(arguments: [
    ("dall-e-2", "1024x1024", "standard"), ("dall-e-3", "1024x1024", "standard"),
    ("gpt-image-1", "1024x1536", "high"), ("gpt-image-1-mini", "1024x1536", "high"),
    ("gpt-image-1.5", "1024x1536", "medium"), ("chatgpt-image-latest", "1024x1536", "medium"),
    ("gpt-image-2", "1122x1402", "medium"), ("gpt-image-2-2026-04-21", "1122x1402", "medium"),
  ])
  func `a generation's defaults`(model: String, size: String, quality: String) throws {
    let plan = try Plan.of(.generations, [.field("prompt", "x"), .field("model", model)])
    #expect(plan.size.description == size)
    #expect(plan.quality.rawValue == quality)
    #expect(plan.background == .opaque)
    #expect(plan.format == .png)
    #expect(plan.count == 1)
    #expect(plan.responseFormat == (model.hasPrefix("dall") ? .url : .base64))
  }

  @Test(arguments: [
    ("gpt-image-1", 500, 500, "1024x1024"), ("gpt-image-1", 500, 400, "1536x1024"),
    ("gpt-image-1", 110, 100, "1024x1024"), ("gpt-image-1", 100, 130, "1024x1536"),
    ("gpt-image-1.5", 900, 100, "1536x1024"),
    ("gpt-image-2", 100, 100, "1254x1254"), ("gpt-image-2", 160, 90, "1672x941"),
    ("gpt-image-2", 1000, 10, "2172x724"), ("gpt-image-2", 10, 1000, "724x2172"),
  ])
  func `an edit takes after its source`(model: String, width: Int, height: Int, size: String) throws {
    for choice in [[], [FormPart.field("size", "auto")]] {
      let parts: [FormPart] = [
        .file("image", try Sample.png(width, height)), .field("prompt", "x"), .field("model", model),
      ]
      #expect(try Plan.of(.edits, parts + choice).size.description == size)
    }
  }

  @Test func `auto is settled and what was chosen is kept`() throws {
    let plan = try Plan.of(
      .generations,
      [
        .field("prompt", "x"), .field("model", "gpt-image-1"), .field("quality", "auto"),
        .field("background", "transparent"), .field("output_format", "webp"),
        .field("output_compression", "40"), .field("n", "3"), .field("size", "1536x1024"),
      ])
    #expect(plan.quality == .high)
    #expect(plan.background == .transparent)
    #expect(plan.format == .webp)
    #expect(plan.compression == 40)
    #expect(plan.count == 3)
    #expect(plan.size == PixelSize(1536, 1024))
    #expect(
      try Plan.of(
        .generations, [.field("prompt", "x"), .field("model", "gpt-image-1"), .field("background", "auto")]
      ).background == .opaque)
  }
}
