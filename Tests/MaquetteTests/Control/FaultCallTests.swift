import Testing

@testable import Maquette

/// The calls that queue, list and drop faults.
struct FaultCallTests {
  private static let body = #"{"prompt":"x","size":"256x256","response_format":"b64_json"}"#

  private static func waiting(_ emulator: Emulator, _ query: String = "") throws -> [JSON] {
    try #require(try emulator.control("GET", "/faults\(query)").json()["faults"]?.array)
  }

  @Test func `a fault is queued, listed, met and gone`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    let queued = emulator.control(
      "POST", "/faults?session=a",
      json:
        #"{"fault":"rate_limit","endpoint":"generations","model":"dall-e-2","after":1,"times":2,"retry_after":7}"#
    )
    #expect(queued.status == 201)
    #expect(try queued.json() == ["id": 1])
    #expect(
      try Self.waiting(emulator) == [
        [
          "id": 1, "fault": "rate_limit", "endpoint": "generations", "model": "dall-e-2", "after": 1,
          "times": 2,
          "session": "a",
        ]
      ])
    #expect(emulator.post(.generations, json: Self.body, key: "b").status == 200)
    let responses = (0..<4).map { _ in emulator.post(.generations, json: Self.body, key: "a") }
    #expect(responses.map(\.status) == [200, 429, 429, 200])
    #expect(responses[1].headers["Retry-After"] == "7")
    #expect(try Self.waiting(emulator) == [])
    #expect(try emulator.control("GET", "/usage?session=a").json()["images"] == 2)
    #expect(try emulator.control("GET", "/usage?session=a").json()["requests"] == 4)
  }

  @Test func `what is not said is any, and once`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    #expect(emulator.control("POST", "/faults", json: #"{"fault":"reset"}"#).status == 201)
    #expect(
      try Self.waiting(emulator) == [
        [
          "id": 1, "fault": "reset", "endpoint": .null, "model": .null, "after": 0, "times": 1,
          "session": .null,
        ]
      ])
    #expect(try Self.waiting(emulator, "?session=a") == [])
  }

  @Test func `a fault without a session counts over all of them`() {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.control("POST", "/faults", json: #"{"fault":"overloaded","times":2,"after":1}"#)
    let keys = ["a", "b", "c", "a"]
    let statuses = keys.map { emulator.post(.generations, json: Self.body, key: $0).status }
    #expect(statuses == [200, 503, 503, 200])
  }

  @Test func `faults are dropped`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    for query in ["?session=a", "?session=b", ""] {
      _ = emulator.control("POST", "/faults\(query)", json: #"{"fault":"reset"}"#)
    }
    #expect(emulator.control("DELETE", "/faults/1?session=b").status == 404)
    #expect(emulator.control("DELETE", "/faults/1").status == 200)
    #expect(emulator.control("DELETE", "/faults/1").status == 404)
    #expect(emulator.control("POST", "/reset?session=b").status == 200)
    #expect(try Self.waiting(emulator).map { $0["id"] } == [3])
    #expect(emulator.control("DELETE", "/faults").status == 200)
    #expect(try Self.waiting(emulator) == [])
    #expect(emulator.post(.generations, json: Self.body).status == 200)
  }

  @Test(arguments: [
    (#"{}"#, "'fault' is missing"), (#""#, "'fault'"), (#"{"fault":null}"#, "'fault'"),
    (#"{"fault":1}"#, "'fault'"),
    (#"{"fault":"rate_limi"}"#, "'fault'"), (#"{"fault":"rate_limit;retry-after=2"}"#, "'fault'"),
    (#"{"fault":"reset","endpoint":"chat"}"#, "'endpoint'"),
    (#"{"fault":"reset","endpoint":null}"#, "'endpoint'"),
    (#"{"fault":"reset","model":"gpt-9"}"#, "'model'"), (#"{"fault":"reset","after":-1}"#, "'after'"),
    (#"{"fault":"reset","after":1.5}"#, "'after'"), (#"{"fault":"reset","times":0}"#, "'times'"),
    (#"{"fault":"reset","times":"2"}"#, "'times'"), (#"{"fault":"reset","retry_after":1}"#, "'retry_after'"),
    (#"{"fault":"rate_limit","retry_after":"1"}"#, "'retry_after'"),
    (#"{"fault":"rate_limit","retry_after":86401}"#, "'retry_after'"),
    (#"{"fault":"rate_limit","over":"1s"}"#, "'over'"), (#"{"fault":"slow","over":1}"#, "'over'"),
    (#"{"fault":"slow","over":"1"}"#, "'over'"), (#"{"fault":"reset","retry-after":1}"#, "'retry-after'"),
    (#"{"fault":"reset","session":"a"}"#, "'session'"),
    (#"{"fault":"stream_cut","endpoint":"variations"}"#, "'endpoint'"),
    (#"{"fault":"stream_cut","model":"dall-e-3"}"#, "'model'"),
    (#"{"fault":"stream_error","endpoint":"generations","model":"dall-e-2"}"#, "'model'"),
    (#"{"fault":"url_forbidden","model":"gpt-image-1"}"#, "'model'"),
    (#"{"fault":"empty_data","endpoint":"edits","model":"dall-e-3"}"#, "'endpoint'"),
    (#"{"fault":"answer_lost","endpoint":"variations","model":"gpt-image-2"}"#, "'endpoint'"),
  ])
  func `a malformed call names the field and queues nothing`(body: String, field: String) throws {
    let emulator = Emulator()
    let response = emulator.control("POST", "/faults", json: body)
    #expect(response.status == 400)
    #expect(try response.error()["message"]?.string?.contains(field) == true)
    #expect(try Self.waiting(emulator) == [])
  }

  @Test(arguments: [
    #"{"fault":"reset","endpoint":"variations","model":"gpt-image-1"}"#,
    #"{"fault":"stream_cut","endpoint":"edits"}"#,
    #"{"fault":"url_forbidden","endpoint":"edits"}"#, #"{"fault":"url_forbidden","endpoint":"variations"}"#,
    #"{"fault":"corrupt_image","model":"dall-e-3"}"#, #"{"fault":"slow","over":"0s"}"#,
  ])
  func `what can be met is queued`(body: String) {
    #expect(Emulator().control("POST", "/faults", json: body).status == 201)
  }

  @Test func `a request that gets no pictures leaves a fault of answers where it was`() throws {
    let emulator = Emulator(Configuration(rendering: .flat, imagesPerMinute: 1))
    #expect(emulator.post(.generations, json: Self.body).status == 200)
    #expect(emulator.control("POST", "/faults", json: #"{"fault":"answer_lost"}"#).status == 201)
    #expect(emulator.post(.generations, json: #"{"prompt":1}"#).status == 400)
    #expect(emulator.post(.generations, json: Self.body).status == 429)
    #expect(try Self.waiting(emulator).map { $0["times"] } == [1])
    #expect(try emulator.journal().last?["fault"] == .null)
    #expect(try emulator.journal().last?["notes"]?.array?.count == 1)
    emulator.advance("1m")
    #expect(emulator.post(.generations, json: Self.body).isHeadless)
    #expect(emulator.usage.total.images == 2)
  }

  @Test func `a fault in place of an answer takes nothing from a quota`() {
    let emulator = Emulator(Configuration(rendering: .flat, imagesPerMinute: 1))
    _ = emulator.control("POST", "/faults", json: #"{"fault":"rate_limit"}"#)
    let refusal = emulator.post(.generations, json: Self.body)
    #expect(refusal.status == 429)
    #expect(refusal.text.contains("Limit: 1/1min"))
    #expect(emulator.post(.generations, json: Self.body).status == 200)
  }

  @Test func `a stream that fails unpaid takes nothing from a quota`() throws {
    let emulator = Emulator(Configuration(rendering: .flat, imagesPerMinute: 1))
    let body = #"{"prompt":"x","model":"gpt-image-1","quality":"low","stream":true}"#
    _ = emulator.control("POST", "/faults", json: #"{"fault":"stream_error"}"#)
    _ = emulator.post(.generations, json: body)
    #expect(try emulator.journal().last?["images"] == 0)
    #expect(emulator.post(.generations, json: body).status == 200)
    #expect(emulator.post(.generations, json: body).status == 429)
  }
}
