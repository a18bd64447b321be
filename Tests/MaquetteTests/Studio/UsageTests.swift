import Testing

@testable import Maquette

/// The `usage` of whole requests: each number a recorded or measured one (real-api.md, 6) where it says so.
struct UsageTests {
  /// real-api.md, 6.4: "a cat" 8, "a siamese cat" 10, "An isolated stop sign." 11, "a red dot" 9.
  @Test(arguments: [
    ("gpt-image-1", "a siamese cat", 10), ("gpt-image-1", "An isolated stop sign.", 11),
    ("gpt-image-1.5", "a siamese cat", 10), ("gpt-image-1.5", "An isolated stop sign.", 11),
    ("gpt-image-2", "a cat", 8), ("gpt-image-1-mini", "a red dot", 9),
    // The lengths that were measured, 31, 34 and 636 tokens, of texts that were not stored.
    ("gpt-image-2", "cat" + String(repeating: " cat", count: 635), 642),
    ("gpt-image-2", String(repeating: "猫。", count: 17), 40),
  ])
  func `a prompt is counted as it was recorded`(model: String, prompt: String, tokens: Int) throws {
    let usage = try Self.usage(.generations, model, prompt: prompt)
    #expect(usage.inputText == tokens)
    #expect(try Self.usage(.generations, model, [.field("n", "3")], prompt: prompt).inputText == 3 * tokens)
  }

  /// real-api.md, 6.4: a frame of 22 with one picture and of 38 with two; a picture of two tiles costs about 26, one
  /// of three 37 or 38.
  @Test(arguments: [
    ("gpt-image-1", [PixelSize(8, 8)], 22), ("gpt-image-1", [PixelSize(8, 8), PixelSize(8, 8)], 38),
    ("gpt-image-1", [PixelSize(16, 8)], 6 + 26), ("gpt-image-1", [PixelSize(8, 24)], 6 + 37),
    ("gpt-image-1.5", [PixelSize(8, 8)], 22),
    // Measured twice (31 to 37, 636 to 642); a recorded 12 for 5 tokens, one more than this, stands alone.
    ("gpt-image-2", [PixelSize(8, 8)], 6), ("gpt-image-2", [PixelSize(8, 8), PixelSize(8, 8)], 6),
  ])
  func `pictures of an edit are framed in text`(model: String, pictures: [PixelSize], frame: Int) throws {
    let parts = try pictures.map { FormPart.file("image", try Sample.png($0.width, $0.height)) }
    let usage = try Self.usage(.edits, model, parts, prompt: "a siamese cat")
    #expect(usage.inputText == 4 + frame)
    let mask = FormPart.file("mask", try Sample.png(pictures[0].width, pictures[0].height, isMask: true))
    #expect(try Self.usage(.edits, model, parts + [mask], prompt: "a siamese cat") == usage)
    #expect(
      try Self.usage(.edits, model, parts + [.field("n", "2")], prompt: "a siamese cat").inputText
        == 2 * (4 + frame))
  }

  /// real-api.md, 6.4: an edit measured with a prompt of 31 tokens, whose text was not stored.
  @Test func `a measured edit`() throws {
    let parts = [FormPart.file("image", try Sample.png(64, 64))]
    let prompt = "cat" + String(repeating: " cat", count: 30)
    #expect(try Self.usage(.edits, "gpt-image-2", parts, prompt: prompt).inputText == 37)
  }

  @Test func `input pictures are added up, and counted for every picture that is made`() throws {
    let pictures = [
      FormPart.file("image", try Sample.png(64, 64)), FormPart.file("image", try Sample.png(64, 32)),
    ]
    #expect(try Self.usage(.edits, "gpt-image-1", pictures).inputImage == 194 + 323)
    #expect(
      try Self.usage(.edits, "gpt-image-1", pictures + [.field("n", "2")]).inputImage == 2 * (194 + 323))
    let high = FormPart.field("input_fidelity", "high")
    #expect(
      try Self.usage(.edits, "gpt-image-1.5", pictures + [high]).inputImage == 194 + 4160 + 323 + 6240)
    #expect(try Self.usage(.edits, "gpt-image-2", pictures).inputImage == 16 + 8)
  }

  /// real-api.md, 6.3: the sizes of `auto`, recorded with their counts.
  @Test(arguments: [
    (nil, "1122x1402", 186), (PixelSize(64, 64), "1254x1254", 229), (PixelSize(64, 36), "1672x941", 129),
  ])
  func `the size of auto is counted`(source: PixelSize?, size: String, tokens: Int) throws {
    let parts = try source.map { [FormPart.file("image", try Sample.png($0.width, $0.height))] } ?? []
    let low = FormPart.field("quality", "low")
    let plan = try Self.plan(source == nil ? .generations : .edits, "gpt-image-2", parts + [low])
    #expect(plan.size.description == size)
    #expect(try #require(Usage(plan, identifiers: Self.identifiers)).outputImage == tokens)
  }

  /// The recorded example of real-api.md, 1.1, but for its prompt, of which only the 12 tokens with frame are known.
  @Test func `the parts of a usage add up, in the recorded order`() throws {
    let usage = try Self.usage(
      .edits, "gpt-image-2",
      [
        .file("image", try Sample.png(128, 128)), .field("quality", "low"), .field("size", "1536x864"),
      ], prompt: "one two three four five six")
    #expect(
      String(decoding: usage.json.compact, as: UTF8.self)
        == #"{"input_tokens":76,"input_tokens_details":{"image_tokens":64,"text_tokens":12},"#
        + #""output_tokens":120,"output_tokens_details":{"image_tokens":120,"text_tokens":0},"total_tokens":196}"#
    )
  }

  /// real-api.md, 6.2: 143 at low, 262 and 308 at medium, 669 for two at medium.
  @Test(arguments: [
    ("low", 1, 143...261), ("medium", 1, 262...335), ("medium", 2, 524...670), ("high", 1, 262...335),
  ])
  func `text comes out of gpt-image-1․5 as much as was recorded`(
    quality: String, n: Int, range: ClosedRange<Int>
  ) throws {
    let parts: [FormPart] = [.field("quality", quality), .field("n", String(n))]
    let counts = try (0..<40).map { index in
      try Self.usage(.generations, "gpt-image-1.5", parts, prompt: "cat \(index)").outputText
    }
    #expect(counts.allSatisfy(range.contains))
    #expect(Set(counts).count > 20)
    #expect(try Self.usage(.generations, "chatgpt-image-latest", parts).outputText > 0)
    #expect(try Self.usage(.generations, "gpt-image-1", parts).outputText == 0)
  }

  @Test func `the seed decides how much text comes out`() throws {
    let plan = try Self.plan(.generations, "gpt-image-1.5")
    let counts = (0..<20).map { Usage(plan, identifiers: Identifiers(seed: $0))?.outputText }
    #expect(Set(counts).count > 10)
    #expect(counts == (0..<20).map { Usage(plan, identifiers: Identifiers(seed: $0))?.outputText })
  }

  @Test func `text that comes out is part of the output`() throws {
    let usage = Usage(inputText: 1, inputImage: 20, outputText: 300, outputImage: 4000)
    #expect((usage.input, usage.output, usage.total) == (21, 4300, 4321))
  }

  /// real-api.md, 4 and 6.3.
  @Test(arguments: [
    ("gpt-image-1", "low", [272, 372, 472, 572]), ("gpt-image-1", "medium", [1056, 1156, 1256, 1356]),
    ("gpt-image-1", "high", [4160, 4260, 4360, 4460]), ("gpt-image-2", "low", [196, 273, 349, 425]),
  ])
  func `partial pictures are added`(model: String, quality: String, tokens: [Int]) throws {
    for (count, tokens) in tokens.enumerated() {
      let parts: [FormPart] = [
        .field("size", "1024x1024"), .field("quality", quality), .field("stream", "true"),
        .field("partial_images", "\(count)"),
      ]
      #expect(try Self.usage(.generations, model, parts).outputImage == tokens)
    }
  }

  @Test func `DALL·E is billed by the picture`() throws {
    #expect(Usage(try Self.plan(.generations, "dall-e-2"), identifiers: Self.identifiers) == nil)
  }

  private static let identifiers = Identifiers(seed: 0)

  private static func plan(
    _ endpoint: Endpoint, _ model: String, _ parts: [FormPart] = [], prompt: String = "x"
  ) throws -> Plan {
    try Plan.of(endpoint, [.field("prompt", prompt), .field("model", model)] + parts)
  }

  private static func usage(
    _ endpoint: Endpoint, _ model: String, _ parts: [FormPart] = [], prompt: String = "x"
  ) throws -> Usage {
    try #require(Usage(try plan(endpoint, model, parts, prompt: prompt), identifiers: identifiers))
  }
}
