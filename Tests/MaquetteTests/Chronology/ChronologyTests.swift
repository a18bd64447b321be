import Testing

@testable import Maquette

/// The table of dated changes, and the APIs that it makes.
struct ChronologyTests {
  @Test(arguments: Turn.all)
  func `a change is seen on its day, and not on the day before`(turn: Turn) throws {
    let day = try #require(Day(turn.day))
    #expect(try turn.sight(Emulator(asOf: day.eve.description)) == turn.before)
    #expect(try turn.sight(Emulator(asOf: turn.day)) == turn.after)
  }

  @Test func `every change is tested, in its order`() {
    #expect(Turn.all.map(\.day) == Change.chronology.map(\.day.description))
    for (turn, change) in zip(Turn.all, Change.chronology) {
      #expect(change.title.hasPrefix(turn.title), "\(turn.day)")
    }
  }

  @Test func `the changes are in the order of their days`() {
    #expect(Change.chronology.map(\.day) == Change.chronology.map(\.day).sorted())
  }

  @Test func `a sentence ends in a full stop, and a source does not`() {
    for change in Change.chronology {
      #expect(change.title.hasSuffix("."), "\(change.title)")
      #expect(change.doubt?.hasSuffix(".") != false, "\(change.title)")
      #expect(!change.source.hasSuffix("."), "\(change.title)")
    }
  }

  @Test func `the documented API has every model`() {
    #expect(
      API.documented.models.map(\.id) == [
        "dall-e-2", "dall-e-3", "gpt-image-1", "gpt-image-1-mini", "gpt-image-1.5", "chatgpt-image-latest",
        "gpt-image-2", "gpt-image-2-2026-04-21", "gpt-image-2.5-sunburst",
        "gpt-image-2.5-sunburst-2026-09-08",
        "gpt-image-2.5-flare", "gpt-image-2.5-flare-2026-09-08", "gpt-image-2.6-sunburst",
        "gpt-image-2.6-flare",
      ])
  }

  @Test func `the documented API is in the wire format and the words of August 2026`() {
    var wire = WireFormat()
    wire.echoesParameters = true
    wire.hasOutputTokenDetails = true
    wire.requestIDPrefix = "req_"
    wire.storageVersion = "2026-02-06"
    #expect(API.documented.wire == wire)
    #expect(API.documented.wording == Wording())
    #expect(API.documented.endpoints == Set(Endpoint.allCases))
    #expect(API.documented.takesJSONEdits)
  }

  @Test(arguments: ["1969-12-31", "2000-01-01", "2022-11-02"])
  func `before the first change there is nothing`(day: String) throws {
    let emulator = try Emulator(asOf: day)
    #expect(emulator.post(.generations, json: #"{"prompt":"x"}"#).status == 404)
    #expect(try emulator.get("/v1/models").json()["data"] == [])
  }

  @Test(arguments: [
    "", "2026", "2026-9-8", "2026-02-30", "2026-13-01", "2026-09-08T00:00:00Z", "26-09-08", " 2026-09-08",
    "0000-01-01", "today", "２０２６-09-08",
  ])
  func `what is no day is none`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: ["1969-12-31", "1970-01-01", "2024-02-29", "2026-11-21", "9999-12-01"])
  func `a day is written as it is read`(text: String) throws {
    let day = try #require(Day(text))
    #expect(day.description == text)
    #expect(Day(of: day.noon) == day)
    #expect(day.noon.rfc3339 == text + "T12:00:00Z")
  }
}
