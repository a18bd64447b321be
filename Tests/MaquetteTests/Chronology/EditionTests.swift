import Foundation
import Synchronization
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
      (
        "2026-04-15", #"{"prompt":"x","model":"dall-e-2","quality":"standard"}"#,
        "It is refused since 2026-03-31: dall-e-2 does not know quality any more."
      ),
      (
        "2026-11-10", #"{"prompt":"x","model":"dall-e-2","quality":"standard"}"#,
        "It is refused since 2026-05-12: dall-e-2 and dall-e-3 are retired."
      ),
      (
        "2024-06-01", #"{"prompt":"x","model":"gpt-image-1","quality":"low"}"#,
        "It is refused until 2025-04-23: gpt-image-1 appears, on generations and edits; answers hold created, "
          + "data and usage."
      ),
      ("2026-06-01", #"{"prompt":"x","model":"gpt-image-2","quality":"low"}"#, nil),
      ("2026-06-01", #"{"prompt":"x","model":"gpt-4o"}"#, nil),
    ] as [(String, String, String?)])
  func `the journal names the change that decides`(day: String, body: String, note: String?) throws {
    let emulator = try Emulator(asOf: day)
    _ = emulator.post(.generations, json: body)
    #expect(try emulator.lastNotes() == (note.map { [.string($0)] } ?? []))
  }

  @Test(
    arguments: [
      ("2026-02-08", "It is refused until 2026-02-09: Edits take JSON."),
      ("2026-02-10", "It is taken until 2026-10-23: gpt-image-1 is retired."),
    ])
  func `an edit in JSON is explained, too`(day: String, note: String) throws {
    let emulator = try Emulator(asOf: day)
    let file = try emulator.upload(Sample.png(8, 8)).json()["id"]?.string
    _ = emulator.post(.edits, json: try Self.edit(of: #require(file)))
    #expect(try emulator.lastNotes() == [.string(note)])
  }

  @Test func `all the APIs together ask for a file once`() throws {
    let headers: HTTPHeaders = ["Content-Type": "application/json"]
    let body = Bytes(Array(try Self.edit(of: "file-1").utf8))
    let request = HTTPRequest(method: "POST", target: "/v1/images/edits", headers: headers, body: body)
    let picture = Bytes(try Sample.png(8, 8))
    let count = Mutex(0)
    let library = PictureLibrary(
      file: { _ in
        count.withLock { $0 += 1 }
        return picture
      }, download: { _ throws(UpstreamStatus) in throw .notFound })
    let call = Call(request, on: Day("2026-02-10"), accepted: [])
    let reading = try #require(Rereading(call, library: library))
    #expect(API.stages.filter { reading.refusal(by: $0) == nil }.count > 1)
    #expect(count.withLock(\.self) == 1)
  }

  /// An edit of a file and of a picture in the body.
  private static func edit(of file: String) throws -> String {
    let picture = Data(try Sample.png(8, 8)).base64EncodedString()
    return #"{"prompt":"x","model":"gpt-image-1","quality":"low","images":[{"file_id":"\#(file)"},"#
      + #"{"image_url":"data:image/png;base64,\#(picture)"}]}"#
  }

  @Test func `a call that something else decides is not explained`() throws {
    let body = #"{"prompt":"x","model":"dall-e-2","size":"256x256"}"#
    let day = try #require(Day("2026-05-01"))
    let emulator = Emulator(Configuration(edition: .day(day), rendering: .flat, imagesPerMinute: 1))
    _ = emulator.control("POST", "/faults", json: #"{"fault":"quota"}"#)
    #expect(emulator.post(.generations, json: body).status == 429)
    #expect(try emulator.lastNotes() == [])
    #expect(emulator.post(.generations, json: body).status == 200)
    #expect(try emulator.lastNotes().count == 1)
    #expect(emulator.post(.generations, json: body).status == 429)
    #expect(try emulator.lastNotes() == [])
  }

  @Test func `a call is of one day, also when midnight passes`() throws {
    let instants = Mutex(["2026-10-22T23:59:59Z", "2026-10-23T00:00:00Z"])
    let clock = Clock.running {
      let text = instants.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
      return Timestamp(rfc3339: text) ?? Clock.standard.now
    }
    let emulator = Emulator(Configuration(edition: .today, clock: clock, rendering: .flat))
    _ = emulator.post(.generations, json: #"{"prompt":"x","model":"gpt-image-1","quality":"low"}"#)
    #expect(try emulator.lastNotes() == ["It is taken until 2026-10-23: gpt-image-1 is retired."])
  }

  @Test func `a variation that is gone is explained, too`() throws {
    let emulator = try Emulator(asOf: "2026-06-01")
    _ = emulator.post(.variations, form: [.file("image", try Sample.png(8, 8)), .field("size", "256x256")])
    #expect(try emulator.lastNotes().first?.string?.hasPrefix("It is refused since 2026-05-12: ") == true)
  }

  @Test func `the documented API explains nothing`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.post(.generations, json: #"{"prompt":"x","model":"dall-e-2","size":"256x256"}"#)
    #expect(try emulator.lastNotes() == [])
  }
}

extension Emulator {
  /// What the journal notes of the last request.
  fileprivate func lastNotes() throws -> [JSON] {
    try #require(try journal().last?["notes"]?.array)
  }
}
