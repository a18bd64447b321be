import Testing

@testable import Maquette

/// `GET /_maquette/chronology`.
struct ChronologyCallTests {
  @Test(arguments: [
    ("", Change.chronology.count), ("?from=2026-11-01", 6), ("?to=2022-11-02", 0), ("?to=2022-11-03", 8),
    ("?from=2026-10-23&to=2026-10-23", 1), ("?from=2026-10-24&to=2026-10-23", 0),
  ])
  func `the changes of some days are listed`(query: String, count: Int) throws {
    let changes = try Emulator().control("GET", "/chronology\(query)").json()["changes"]?.array
    #expect(changes?.count == count)
  }

  @Test func `a change tells what is known of it`() throws {
    let changes = try Emulator().control("GET", "/chronology?from=2026-09-10&to=2026-09-10").json()["changes"]
    #expect(
      changes == [
        [
          "day": "2026-09-10", "kind": "wire", "title": "Every picture has a generation_id.",
          "source": "real-api.md, 0, era E", "grade": "recorded",
          "doubt": "Between 10 and 17 September 2026.", "documented": false,
        ]
      ])
  }

  @Test func `what is no day is refused`() throws {
    let response = Emulator().control("GET", "/chronology?from=2026-02-30")
    #expect(response.status == 400)
    #expect(try response.error()["message"] == "'from' must be a day such as 2026-09-08.")
  }
}
