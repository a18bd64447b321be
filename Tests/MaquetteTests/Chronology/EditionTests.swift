import Testing

@testable import Maquette

/// Which API an emulator is, and what its clock has to do with it.
struct EditionTests {
  @Test func `the clock stands at noon of the API's day`() throws {
    #expect(try Emulator(asOf: "2025-05-10").now() == "2025-05-10T12:00:00Z")
    #expect(try Emulator().now() == "2026-08-15T00:00:00Z")
  }

  @Test func `moving the clock does not move the API`() throws {
    let emulator = try Emulator(asOf: "2026-10-22")
    _ = emulator.control("POST", "/clock", json: #"{"set":"2026-11-02T00:00:00Z"}"#)
    emulator.advance("48h")
    #expect(try emulator.now() == "2026-11-04T00:00:00Z")
    let body = #"{"prompt":"x","model":"gpt-image-1","quality":"low"}"#
    #expect(emulator.post(.generations, json: body).status == 200)
  }

  @Test func `today is the day of the emulator's own clock`() throws {
    let hand = Hand()
    // From 15 August to 22 October.
    hand.advance(minutes: 68 * 1440)
    let emulator = Emulator(Configuration(edition: .today, clock: hand.clock, rendering: .flat))
    let body = #"{"prompt":"x","model":"gpt-image-1","quality":"low"}"#
    #expect(emulator.post(.generations, json: body).status == 200)
    hand.advance(minutes: 1440)
    #expect(emulator.post(.generations, json: body).status == 400)
  }

  /// What decides about a request, and the note that says so.
  @Test(
    arguments: [
      (
        "2026-05-11", #"{"prompt":"x","model":"dall-e-2","size":"256x256"}"#,
        "It is taken until 2026-05-12: dall-e-2 and dall-e-3 are retired."
      ),
      (
        "2026-06-01", #"{"prompt":"x","model":"dall-e-3"}"#,
        "It is refused since 2026-05-12: dall-e-2 and dall-e-3 are retired."
      ),
      (
        "2024-06-01", #"{"prompt":"x","model":"gpt-image-2","quality":"low"}"#,
        "It is refused until 2026-04-21: gpt-image-2 and its snapshot of the day appear, without transparent "
          + "backgrounds."
      ),
      (
        "2026-06-01", #"{"prompt":"x"}"#, "It is refused since 2026-05-12: model is required."
      ),
      (
        "2026-06-01", #"{"prompt":"x","model":"gpt-image-2","quality":"low","background":"transparent"}"#,
        "It is refused until 2026-08-20: gpt-image-2 takes background: transparent, as a preview."
      ),
      ("2026-06-01", #"{"prompt":"x","model":"gpt-image-2","quality":"low"}"#, nil),
      ("2026-06-01", #"{"prompt":"x","model":"gpt-4o"}"#, nil),
    ] as [(String, String, String?)])
  func `the journal names the change that decides`(day: String, body: String, note: String?) throws {
    let emulator = try Emulator(asOf: day)
    _ = emulator.post(.generations, json: body)
    let notes = try #require(try emulator.journal().last?["notes"]?.array)
    #expect(notes == (note.map { [.string($0)] } ?? []))
  }

  @Test func `a variation that is gone is explained, too`() throws {
    let emulator = try Emulator(asOf: "2026-06-01")
    _ = emulator.post(.variations, form: [.file("image", try Sample.png(8, 8)), .field("size", "256x256")])
    let notes = try #require(try emulator.journal().last?["notes"]?.array)
    #expect(notes.first?.string?.hasPrefix("It is refused since 2026-05-12: ") == true)
  }

  @Test func `the documented API explains nothing`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.post(.generations, json: #"{"prompt":"x","model":"dall-e-2","size":"256x256"}"#)
    #expect(try emulator.journal().last?["notes"] == [])
  }
}
