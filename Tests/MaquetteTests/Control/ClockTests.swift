import Testing

@testable import Maquette

/// The emulator's clock as tests move it.
struct ClockTests {
  private static let link = #"{"prompt":"an otter","size":"256x256"}"#

  private static func created(_ emulator: Emulator, key: String = "test") throws -> Int? {
    try emulator.post(.generations, json: link, key: key).json()["created"]?.number?.integer
  }

  @Test func `a clock is advanced by a duration`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    let response = emulator.control("POST", "/clock", json: #"{"advance":"61m"}"#)
    #expect(try response.json() == ["now": "2026-08-15T01:01:00Z"])
    emulator.advance("1500ms")
    #expect(try emulator.now() == "2026-08-15T01:01:01.500Z")
    #expect(try Self.created(emulator) == 1_786_755_661)
    let date = emulator.get("/v1/models").headers["Date"]
    #expect(date == "Sat, 15 Aug 2026 01:01:01 GMT")
  }

  @Test func `a clock is set to an instant`() throws {
    let emulator = Emulator()
    let response = emulator.control("POST", "/clock", json: #"{"set":"2026-09-01T02:00:00+02:00"}"#)
    #expect(try response.json() == ["now": "2026-09-01T00:00:00Z"])
    emulator.advance("1s")
    #expect(try emulator.now() == "2026-09-01T00:00:01Z")
  }

  @Test func `a running clock goes on from where it was set`() throws {
    let hand = Hand()
    let emulator = Emulator(Configuration(clock: hand.clock))
    _ = emulator.control("POST", "/clock?session=a", json: #"{"set":"2030-01-01T00:00:00Z"}"#)
    hand.advance(minutes: 5)
    #expect(try emulator.now("?session=a") == "2030-01-01T00:05:00Z")
    #expect(try emulator.now("?session=b") == "2026-08-15T00:05:00Z")
  }

  @Test func `without a session it is about all, later ones too`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    emulator.advance("1m", "?session=early")
    emulator.advance("1h")
    #expect(try emulator.now("?session=early") == "2026-08-15T01:01:00Z")
    #expect(try emulator.now("?session=late") == "2026-08-15T01:00:00Z")
    #expect(try Self.created(emulator, key: "late") == 1_786_755_600)
    _ = emulator.control("POST", "/clock", json: #"{"set":"2026-08-16T00:00:00Z"}"#)
    for name in ["early", "late", "later"] {
      #expect(try emulator.now("?session=\(name)") == "2026-08-16T00:00:00Z")
    }
  }

  @Test func `a call that leads one session out of range moves none`() throws {
    let emulator = Emulator()
    _ = emulator.control("POST", "/clock?session=old", json: #"{"set":"9999-12-29T00:00:00Z"}"#)
    #expect(emulator.control("POST", "/clock", json: #"{"advance":"24h"}"#).status == 400)
    #expect(try emulator.now() == "2026-08-15T00:00:00Z")
    #expect(try emulator.now("?session=old") == "9999-12-29T00:00:00Z")
    #expect(emulator.control("POST", "/clock", json: #"{"advance":"23h"}"#).status == 200)
  }

  @Test func `reset turns the clock back`() throws {
    let emulator = Emulator()
    emulator.advance("1h")
    emulator.advance("1h", "?session=a")
    _ = emulator.control("POST", "/reset?session=a")
    #expect(try emulator.now("?session=a") == "2026-08-15T00:00:00Z")
    #expect(try emulator.now("?session=b") == "2026-08-15T01:00:00Z")
    _ = emulator.control("POST", "/reset")
    #expect(try emulator.now("?session=b") == "2026-08-15T00:00:00Z")
  }

  @Test func `a link expires by the clock of the session that it was made in`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    func target(_ key: String) throws -> String {
      let answer = emulator.post(.generations, json: Self.link, key: key)
      return String(
        try #require(try EmulatorTests.urls(answer).first).dropFirst("http://127.0.0.1:4010".count))
    }
    let (a, b) = (try target("a"), try target("b"))
    #expect(a != b)
    emulator.advance("61m", "?session=a")
    #expect(emulator.get(a, key: nil).status == 403)
    #expect(emulator.get(b, key: nil).status == 200)
    #expect(emulator.get(b, key: "a").status == 200)
    #expect(emulator.get("/s/b\(b)", key: nil).status == 200)
    #expect(emulator.get("/s/a\(b)", key: nil).status == 403)
    #expect(emulator.get("/s/c\(b)", key: nil).status == 404)
    #expect(try emulator.journal("?session=b&endpoint=links").map { $0["status"] } == [200, 200, 200])
    _ = emulator.control("POST", "/clock?session=a", json: #"{"set":"2026-08-15T00:59:59Z"}"#)
    #expect(emulator.get(a, key: nil).status == 200)
    _ = emulator.control("POST", "/reset?session=a")
    #expect(emulator.get(a, key: nil).status == 404)
    #expect(emulator.get(b, key: nil).status == 200)
  }

  @Test func `files expire by the clock of their session`() throws {
    let emulator = Emulator()
    let upload: [FormPart] = [
      .field("purpose", "vision"), .file("file", try Sample.png(8, 8)),
      .field("expires_after[anchor]", "created_at"), .field("expires_after[seconds]", "3600"),
    ]
    for key in ["a", "b"] {
      _ = emulator.send(
        "POST", "/v1/files", type: "multipart/form-data; boundary=x", body: upload.encoded(boundary: "x"),
        key: key)
    }
    emulator.advance("1h", "?session=a")
    #expect(try emulator.get("/v1/files", key: "a").json()["data"] == [])
    #expect(try emulator.get("/v1/files", key: "b").json()["data"]?.array?.count == 1)
  }
}
