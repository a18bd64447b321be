import Testing

@testable import Maquette

/// Images per minute (real-api.md, 5.5).
struct QuotaTests {
  private static let start = Timestamp(milliseconds: 0)

  /// What becomes of `count` pictures `at` milliseconds after the start.
  struct Step: Sendable {
    var at: Int
    var count: Int
    var refusal: Quota.Refusal?

    init(_ at: Int, _ count: Int, _ refusal: Quota.Refusal? = nil) {
      (self.at, self.count, self.refusal) = (at, count, refusal)
    }
  }

  @Test(arguments: [
    (5, [Step(0, 5), Step(0, 1, .exhausted(used: 5, wait: .seconds(12)))]),
    (5, [Step(0, 5), Step(11_999, 1, .exhausted(used: 5, wait: .milliseconds(1))), Step(12_000, 1)]),
    (5, [Step(0, 5), Step(13_000, 2, .exhausted(used: 4, wait: .seconds(11))), Step(24_000, 2)]),
    (5, [Step(0, 6, .tooLarge), Step(0, 5)]),
    (5, [Step(0, 3), Step(0, 3, .exhausted(used: 3, wait: .seconds(12))), Step(0, 2)]),
    // Never more than a minute's worth, however long nobody asks.
    (5, [Step(0, 5), Step(3_600_000, 5), Step(3_600_000, 1, .exhausted(used: 5, wait: .seconds(12)))]),
    // 60 s / 7 is no whole number of milliseconds: rounded up.
    (7, [Step(0, 7), Step(0, 1, .exhausted(used: 7, wait: .milliseconds(8572))), Step(8572, 1)]),
    (1, [Step(0, 1), Step(59_999, 1, .exhausted(used: 1, wait: .milliseconds(1))), Step(60_000, 1)]),
    (0, [Step(0, 1, .tooLarge)]),
    // A clock that is set back takes nothing away, and gives nothing.
    (5, [Step(60_000, 4), Step(0, 2, .exhausted(used: 4, wait: .seconds(12))), Step(0, 1), Step(12_000, 1)]),
  ])
  func `refills evenly`(limit: Int, steps: [Step]) {
    var quota = Quota(limit: limit, at: Self.start)
    for step in steps {
      var refusal: Quota.Refusal?
      do throws(Quota.Refusal) {
        try quota.take(step.count, at: Timestamp(milliseconds: step.at))
      } catch {
        refusal = error
      }
      #expect(refusal == step.refusal)
    }
  }

  @Test(arguments: [
    (6, "6ms"), (999, "999ms"), (1000, "1s"), (12_000, "12s"), (51_840, "51.84s"), (9648, "9.648s"),
    (60_000, "1m0s"), (72_500, "1m12.5s"),
  ])
  func `a wait is written as the API writes it`(milliseconds: Int, words: String) {
    #expect(Duration.milliseconds(milliseconds).inWords == words)
  }

  // MARK: Answers

  private static func body(_ model: String, n: Int = 1) -> String {
    #"{"prompt":"x","model":"\#(model)","n":\#(n)}"#
  }

  @Test func `the refusal has the recorded sentence and the wait`() throws {
    let emulator = Emulator(Configuration(rendering: .flat, imagesPerMinute: 5))
    #expect(emulator.post(.generations, json: Self.body("gpt-image-2", n: 5)).status == 200)
    emulator.advance("500ms")
    let response = emulator.post(.generations, json: Self.body("gpt-image-2"))
    #expect(response.status == 429)
    let error = try response.error()
    let organization = emulator.identifiers.alphanumeric("org-", 24)
    #expect(
      error["message"]?.string
        == "Rate limit reached for gpt-image-2 (for limit gpt-image) in organization \(organization) on input-images "
        + "per min: Limit 5, Used 5, Requested 1. Please try again in 11.5s. "
        + "Visit https://platform.openai.com/account/rate-limits to learn more.")
    #expect(error["type"] == "input-images")
    #expect(error["param"] == .null)
    #expect(error["code"] == "rate_limit_exceeded")
    #expect(response.headers["Retry-After"] == "12")
    #expect(response.headers["x-ratelimit-limit-input-images"] == "5")
    #expect(response.headers["x-ratelimit-remaining-input-images"] == "0")
    #expect(response.headers["x-ratelimit-reset-input-images"] == "11.5s")
    emulator.advance("12s")
    #expect(emulator.post(.generations, json: Self.body("gpt-image-2")).status == 200)
  }

  @Test func `a request for more than a minute has is too large`() throws {
    let emulator = Emulator(Configuration(imagesPerMinute: 2))
    let response = emulator.post(.generations, json: Self.body("gpt-image-1", n: 3))
    #expect(response.status == 429)
    let message = try response.error()["message"]?.string
    #expect(
      message?.hasPrefix("Request too large for gpt-image-1 (for limit gpt-image) in organization org-")
        == true)
    #expect(message?.contains("Limit 2, Requested 3.") == true)
    #expect(response.headers["Retry-After"] == nil)
  }

  @Test func `DALL·E has a sentence of its own`() throws {
    let emulator = Emulator(Configuration(rendering: .flat, imagesPerMinute: 1))
    #expect(emulator.post(.generations, json: Self.body("dall-e-2")).status == 200)
    let response = emulator.post(.generations, json: Self.body("dall-e-2"))
    #expect(response.status == 429)
    let error = try response.error()
    #expect(error["message"]?.string?.contains("Limit: 1/1min. Current: 2/1min. Please visit") == true)
    #expect(error["type"] == "requests")
    #expect(response.headers["Retry-After"] == "60")
    #expect(response.headers["x-ratelimit-reset-requests"] == "1m0s")
  }

  @Test func `each model and session has its own, and a refused request uses none`() throws {
    let emulator = Emulator(Configuration(rendering: .flat, imagesPerMinute: 1))
    let broken: [FormPart] = [
      .field("prompt", "x"), .field("model", "gpt-image-1"),
      .file("image", Array(try Sample.png(64, 64).dropLast(30))),
    ]
    #expect(emulator.post(.generations, json: #"{"prompt":"x","model":"gpt-image-1","n":0}"#).status == 400)
    #expect(emulator.post(.edits, form: broken).status == 400)
    #expect(emulator.post(.generations, json: Self.body("gpt-image-1")).status == 200)
    #expect(emulator.post(.generations, json: Self.body("gpt-image-1")).status == 429)
    #expect(emulator.post(.generations, json: Self.body("gpt-image-1-mini")).status == 200)
    #expect(emulator.post(.generations, json: Self.body("gpt-image-1"), key: "another").status == 200)
  }

  @Test func `without a limit there is none`() {
    let emulator = Emulator(Configuration(rendering: .flat))
    for _ in 0..<20 {
      #expect(emulator.post(.generations, json: #"{"prompt":"x","size":"256x256","n":10}"#).status == 200)
    }
  }
}
