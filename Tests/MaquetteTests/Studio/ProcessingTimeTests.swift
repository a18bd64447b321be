import Testing

@testable import Maquette

/// Times lie among the recorded ones (real-api.md, 1.4).
struct ProcessingTimeTests {
  @Test(arguments: [
    (Endpoint.generations, "gpt-image-1", "low", 9_000...15_000),
    (.generations, "gpt-image-1", "high", 32_000...50_000),
    (.edits, "gpt-image-1.5", "medium", 16_000...25_000),
    (.generations, "gpt-image-2", "low", 9_000...15_000),
    (.generations, "gpt-image-2", "medium", 66_000...78_000),
    (.edits, "gpt-image-2", "high", 80_000...90_000),
    (.generations, "dall-e-2", "standard", 6_700...9_200),
    (.edits, "dall-e-2", "standard", 8_300...12_200),
    (.generations, "dall-e-3", "standard", 11_600...13_500),
    (.generations, "dall-e-3", "hd", 19_000...22_000),
  ])
  func `time is that of the model and its quality`(
    endpoint: Endpoint, model: String, quality: String, recorded: ClosedRange<Int>
  ) throws {
    let fields = [("model", model), ("quality", quality), ("prompt", "x")].map(FormPart.field)
    let images = endpoint == .edits ? [FormPart.file("image", try Sample.png(64, 64, isMask: true))] : []
    let plan = try Plan.of(endpoint, fields + images)
    let ends: [UInt8] = [0, 255]
    for byte in ends {
      let time = ProcessingTime(plan, digest: [byte, byte, byte, byte])
      #expect(recorded.contains(time.milliseconds))
    }
    #expect(ProcessingTime(plan, digest: [0, 0, 0, 0]).milliseconds == recorded.lowerBound)
  }

  @Test(arguments: [UInt8.min, 3, .max])
  func `a refusal is quick`(byte: UInt8) {
    #expect((7...19).contains(ProcessingTime(nil, digest: [byte, byte, byte, byte]).milliseconds))
  }
}
