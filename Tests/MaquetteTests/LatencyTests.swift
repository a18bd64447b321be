import Testing

@testable import Maquette

/// What answers wait for, read off them.
struct LatencyTests {
  private static let body = #"{"prompt":"x","size":"256x256"}"#
  private static let chunks = HTTPResponse.Body.chunks(
    (0..<4).map { HTTPResponse.Chunk(pause: .seconds($0), bytes: []) })

  private static func emulator(_ latency: Latency, seed: UInt64 = 0) -> Emulator {
    Emulator(Configuration(seed: seed, latency: latency, rendering: .flat))
  }

  @Test(arguments: [
    (Latency.none, Duration.zero, Duration.zero),
    (.fixed(.seconds(45)), .seconds(45), .seconds(45)),
    (.realistic, .seconds(20), .seconds(5)),
  ])
  func `what is sent at once waits once, and a stream before each event`(
    latency: Latency, delay: Duration, pause: Duration
  ) {
    var answer = HTTPResponse(status: 200, delay: .seconds(1))
    latency.slow(&answer, processing: .seconds(20))
    #expect(answer.delay == delay + .seconds(1))
    var stream = HTTPResponse(status: 200, body: Self.chunks)
    latency.slow(&stream, processing: .seconds(20))
    #expect(stream.delay == .zero)
    #expect(stream.body == .chunks((0..<4).map { .init(pause: pause + .seconds($0), bytes: []) }))
    var empty = HTTPResponse(status: 200, body: .chunks([]))
    latency.slow(&empty, processing: .seconds(20))
    #expect(empty.body == .chunks([]))
  }

  @Test func `answers of the API wait, and no others`() throws {
    let emulator = Self.emulator(.fixed(.seconds(45)))
    let answer = emulator.post(.generations, json: Self.body)
    #expect(answer.delay == .seconds(45))
    #expect(emulator.post(.generations, json: "{}").delay == .seconds(45))
    #expect(emulator.get("/v1/models").delay == .seconds(45))
    let url = try #require(try EmulatorTests.urls(answer).first)
    let target = String(url.dropFirst("http://127.0.0.1:4010".count))
    for target in [target, "/files/none.png", "/_maquette/health"] {
      #expect(emulator.get(target).delay == .zero)
    }
  }

  @Test func `realistic answers take what their header says`() {
    let emulator = Self.emulator(.realistic)
    for body in [Self.body, Self.body, "{}"] {
      let response = emulator.post(.generations, json: body)
      let milliseconds = response.headers["openai-processing-ms"].flatMap { Int($0) }
      #expect(response.delay == milliseconds.map { .milliseconds($0) })
      #expect((response.delay > .seconds(6)) == (response.status == 200))
    }
  }

  @Test func `latency changes neither body nor headers`() {
    let (quick, slow) = (Self.emulator(.none), Self.emulator(.realistic))
    for _ in 1...2 {
      let answers = [quick, slow].map { $0.post(.generations, json: Self.body) }
      #expect(answers[0].body == answers[1].body)
      #expect(answers[0].headers == answers[1].headers)
    }
  }

  @Test func `realistic time is drawn from the seed`() {
    func times(seed: UInt64) -> [Duration] {
      let emulator = Self.emulator(.realistic, seed: seed)
      return (0..<3).map { number in
        emulator.post(.generations, json: Self.body.replacing("prompt\":\"", with: "prompt\":\"\(number)"))
          .delay
      }
    }
    #expect(times(seed: 0) == times(seed: 0))
    #expect(Set(times(seed: 0)).count > 1)
    #expect(times(seed: 0) != times(seed: 1))
  }
}
