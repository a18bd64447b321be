import Testing

@testable import Maquette

/// Token counts, each a recorded or measured value (real-api.md, 6).
struct UsageTests {
  @Test(arguments: [
    ("gpt-image-1", "low", "1024x1024", 1, 272), ("gpt-image-1", "medium", "1024x1024", 1, 1056),
    ("gpt-image-1", "high", "1024x1024", 1, 4160), ("gpt-image-1", "low", "1024x1536", 1, 408),
    ("gpt-image-1", "high", "1536x1024", 2, 12416), ("gpt-image-1-mini", "medium", "1536x1024", 1, 1568),
    ("gpt-image-1.5", "high", "1024x1536", 1, 6240),
    ("gpt-image-2", "low", "1024x1024", 1, 196), ("gpt-image-2", "medium", "1024x1024", 1, 1756),
    ("gpt-image-2", "high", "1024x1024", 1, 7024), ("gpt-image-2", "high", "1536x1024", 1, 5488),
    ("gpt-image-2", "low", "1536x864", 1, 120), ("gpt-image-2", "low", "1072x1072", 1, 202),
    ("gpt-image-2", "low", "auto", 1, 186), ("gpt-image-2", "low", "2368x1776", 1, 298),
    ("gpt-image-2", "low", "1024x1024", 2, 391), ("gpt-image-2", "low", "1024x1024", 3, 586),
    ("gpt-image-2", "high", "3840x2160", 1, 13342),
  ])
  func `output pictures cost what was recorded`(
    model: String, quality: String, size: String, n: Int, tokens: Int
  ) throws {
    let usage = try Self.usage(
      .generations,
      [
        .field("prompt", "x"), .field("model", model), .field("quality", quality), .field("size", size),
        .field("n", String(n)),
      ])
    #expect(usage.outputImage == tokens)
  }

  @Test(arguments: [
    ("gpt-image-1", 68, 68, 194), ("gpt-image-1", 128, 128, 194), ("gpt-image-1", 1024, 1024, 194),
    ("gpt-image-1", 384, 216, 323),
    ("gpt-image-2", 64, 64, 16), ("gpt-image-2", 128, 128, 64), ("gpt-image-2", 256, 256, 256),
    ("gpt-image-2", 400, 400, 625), ("gpt-image-2", 300, 600, 512), ("gpt-image-2", 200, 800, 352),
    ("gpt-image-2", 900, 900, 1024), ("gpt-image-2", 1200, 600, 722), ("gpt-image-2", 1024, 1024, 1024),
    ("gpt-image-2", 1536, 1024, 1536), ("gpt-image-2", 1280, 720, 920), ("gpt-image-2", 2048, 2048, 1521),
    ("gpt-image-2", 3840, 2160, 1508),
  ])
  func `input pictures cost what was measured`(model: String, width: Int, height: Int, tokens: Int) throws {
    let picture = FormPart.file("image", try Sample.png(width, height))
    let usage = try Self.usage(.edits, [picture, .field("prompt", "x"), .field("model", model)])
    #expect(usage.inputImage == tokens)
  }

  @Test func `high fidelity costs more`() throws {
    let square = FormPart.file("image", try Sample.png(64, 64))
    let oblong = FormPart.file("image", try Sample.png(64, 32))
    let fields: [FormPart] = [
      .field("prompt", "x"), .field("model", "gpt-image-1"), .field("input_fidelity", "high"),
    ]
    #expect(try Self.usage(.edits, [square] + fields).inputImage == 194 + 4160)
    #expect(try Self.usage(.edits, [oblong] + fields).inputImage == 323 + 6240)
  }

  /// "a siamese cat" was recorded at 10 tokens.
  @Test func `text is framed, and counted for every picture`() throws {
    let fields: [FormPart] = [.field("prompt", "a siamese cat"), .field("model", "gpt-image-1")]
    #expect(try Self.usage(.generations, fields).inputText == 10)
    #expect(try Self.usage(.generations, fields + [.field("n", "3")]).inputText == 30)
    let picture = FormPart.file("image", try Sample.png(8, 8))
    #expect(try Self.usage(.edits, [picture] + fields).inputText == 26)
    #expect(try Self.usage(.edits, [picture, picture] + fields).inputText == 42)
  }

  @Test func `DALL·E is billed by the picture`() throws {
    let plan = try Plan.of(.generations, [.field("prompt", "x"), .field("model", "dall-e-2")])
    #expect(Usage(plan) == nil)
  }

  private static func usage(_ endpoint: Endpoint, _ parts: [FormPart]) throws -> Usage {
    try #require(Usage(try Plan.of(endpoint, parts)))
  }
}
