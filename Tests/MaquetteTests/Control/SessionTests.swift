import Foundation
import Synchronization
import Testing

@testable import Maquette

/// Sessions (INTERFACES.md, "Sessions").
struct SessionTests {
  private static let body = #"{"prompt":"x","size":"256x256","response_format":"b64_json"}"#

  private static func names(_ emulator: Emulator) throws -> [String: Int] {
    let sessions = try #require(try emulator.control("GET", "/sessions").json()["sessions"]?.array)
    return Dictionary(
      uniqueKeysWithValues: sessions.map { ($0["name"]?.string ?? "", $0["requests"]?.number?.integer ?? 0) })
  }

  private static func post(_ emulator: Emulator, _ prefix: String, key: String? = "key") -> HTTPResponse {
    emulator.send(
      "POST", "\(prefix)/v1/images/generations", type: "application/json", body: Array(body.utf8), key: key)
  }

  @Test func `the key names the session, and a path prefix wins`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    #expect(Self.post(emulator, "").status == 200)
    #expect(Self.post(emulator, "/s/other").status == 200)
    #expect(Self.post(emulator, "", key: "other").status == 200)
    #expect(Self.post(emulator, "/s/key", key: "third").status == 200)
    #expect(try Self.names(emulator) == ["key": 2, "other": 2])
  }

  @Test func `a prefix names a session also where the key is refused`() throws {
    let emulator = Emulator(Configuration(apiKeys: ["right"], rendering: .flat))
    #expect(Self.post(emulator, "/s/a", key: "wrong").status == 401)
    #expect(Self.post(emulator, "/s/a", key: nil).status == 401)
    #expect(Self.post(emulator, "", key: "wrong").status == 401)
    #expect(try Self.names(emulator) == ["a": 2, "": 1])
  }

  @Test(arguments: [
    ("/s/a%20b%2Fc", "a b/c"), ("/s/%C3%A9", "é"), ("/s/a+b", "a+b"),
    ("/s/\(String(repeating: "n", count: 4096))", nil),
  ])
  func `a prefix is percent-decoded`(prefix: String, name: String?) throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    #expect(Self.post(emulator, prefix).status == 200)
    #expect(try Self.names(emulator) == [name ?? String(prefix.dropFirst(3)): 1])
  }

  @Test(arguments: ["/s/", "/s", "/s/%zz", "/s/%ff", "/s/\(String(repeating: "n", count: 4097))", "/s/a/b"])
  func `what is no prefix is no path either`(prefix: String) throws {
    let emulator = Emulator()
    let response = Self.post(emulator, prefix)
    #expect(response.status == 404)
    #expect(try Self.names(emulator) == ["key": 1])
  }

  @Test(arguments: ["/_maquette/health", "/s/b/v1/models", "/x", ""])
  func `a prefix leads to nothing but the API`(path: String) {
    #expect(Emulator().get("/s/a\(path)").status == 404)
  }

  @Test func `every part of the API has the prefix`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    #expect(emulator.get("/s/a/v1/models").status == 200)
    #expect(emulator.get("/s/a/v1/files").status == 200)
    let azure = emulator.send(
      "POST", "/s/a/openai/deployments/x/images/generations", type: "application/json",
      body: Array(#"{"prompt":"x","quality":"low"}"#.utf8))
    #expect(azure.status == 200)
    #expect(try Self.names(emulator) == ["a": 3])
  }

  @Test func `a key that is too long to name a session is refused`() throws {
    let emulator = Emulator()
    #expect(emulator.get("/v1/models", key: String(repeating: "k", count: 4096)).status == 200)
    #expect(emulator.get("/v1/models", key: String(repeating: "k", count: 4097)).status == 401)
  }

  @Test func `what is refused before it is a request belongs to nobody`() throws {
    let emulator = Emulator()
    _ = emulator.refuse(.timeout)
    #expect(try Self.names(emulator) == ["": 1])
    let exchange = try #require(try emulator.journal().first)
    #expect(exchange["status"] == 408)
    #expect(exchange["method"] == "-")
  }

  @Test func `what is refused or left inside its body belongs to who began it`() throws {
    let emulator = Emulator()
    let request = HTTPRequest(
      method: "POST", target: "/s/a/v1/images/edits", headers: ["Authorization": "Bearer b"])
    let refusal = emulator.refuse(.bodyTooLarge(limit: 8), of: request)
    #expect(refusal.status == 413)
    _ = try #require(emulator.abandon(request, isWhole: false))
    let journal = try emulator.journal("?session=a")
    #expect(journal.map { $0["status"] } == [413, .null])
    #expect(journal.allSatisfy { $0["path"] == "/s/a/v1/images/edits" && $0["endpoint"] == "edits" })
    #expect(journal.map { $0["notes"]?.array?.count } == [0, 1])
    #expect(try Self.names(emulator) == ["a": 2])
  }

  @Test func `looking makes no session, and moving its clock does`() throws {
    let emulator = Emulator()
    for target in ["/requests", "/sessions", "/clock", "/usage"] {
      #expect(emulator.control("GET", "\(target)?session=new").status == 200)
    }
    _ = emulator.control("DELETE", "/requests?session=new")
    #expect(try Self.names(emulator) == [:])
    emulator.advance("1h", "?session=new")
    #expect(try Self.names(emulator) == ["new": 0])
  }

  @Test func `sessions do not see each other`() throws {
    let emulator = Emulator(Configuration(rendering: .flat, imagesPerMinute: 1))
    let upload: [FormPart] = [.field("purpose", "vision"), .file("file", try Sample.png(8, 8))]
    let file = emulator.send(
      "POST", "/v1/files", type: "multipart/form-data; boundary=x", body: upload.encoded(boundary: "x"),
      key: "a")
    let id = try #require(try file.json()["id"]?.string)
    #expect(Self.post(emulator, "", key: "a").status == 200)
    emulator.advance("90m", "?session=a")
    #expect(emulator.get("/v1/files/\(id)", key: "b").status == 404)
    #expect(Self.post(emulator, "", key: "b").status == 200)
    #expect(try emulator.journal("?session=b").map { $0["session"] } == ["b", "b"])
    #expect(try emulator.now("?session=b") == "2026-08-15T00:00:00Z")
    #expect(try emulator.control("GET", "/usage?session=b").json()["images"] == 1)
    #expect(emulator.control("POST", "/reset?session=b").status == 200)
    #expect(emulator.get("/v1/files/\(id)", key: "a").status == 200)
    #expect(try emulator.journal().map { $0["session"] } == ["a", "a", "a"])
    #expect(try emulator.now("?session=a") == "2026-08-15T01:30:00Z")
  }

  @Test func `the session that was idle for longest goes first`() {
    var table = SessionTable(limits: SessionTable.Limits(count: 3))
    for name in ["a", "b", "c", "a", "d"] {
      table.use(name) { session in
        session.requests += 1
        session.ledger.enter(Exchange(HTTPRequest(method: "GET", target: "/")))
      }
    }
    #expect(table.names == ["a", "c", "d"])
    #expect(table["a"]?.requests == 2)
    // What is paid is not forgotten with who paid it.
    #expect(table.ledger(nil).total.requests == 5)
    #expect(table.ledger("b").total.requests == 0)
  }

  @Test func `there are never more than a thousand`() throws {
    let emulator = Emulator()
    for number in 0..<1100 { _ = emulator.get("/v1/models", key: "k\(number)") }
    let names = try Self.names(emulator)
    #expect(names.count == 1000)
    #expect(names["k99"] == nil)
    #expect(names["k100"] == 1)
    #expect(emulator.usage.total.requests == 1100)
  }

  @Test func `a session that was dropped leaves no link and no fault behind`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    let body = #"{"prompt":"x","size":"256x256"}"#
    let url = try #require(try EmulatorTests.urls(emulator.post(.generations, json: body, key: "a")).first)
    let link = String(url.dropFirst("http://127.0.0.1:4010".count))
    _ = emulator.control("POST", "/faults?session=a", json: #"{"fault":"quota"}"#)
    #expect(emulator.get(link, key: nil).status == 200)
    for number in 0..<1000 { _ = emulator.get("/v1/models", key: "k\(number)") }
    #expect(emulator.get(link, key: nil).status == 404)
    #expect(emulator.post(.generations, json: body, key: "a").status == 200)
    #expect(emulator.get(link, key: nil).status == 200)
    #expect(try emulator.control("GET", "/faults").json()["faults"] == [])
  }

  @Test func `files of idle sessions make room`() {
    var table = SessionTable(limits: SessionTable.Limits(fileBytes: 250))
    for name in ["a", "b", "c"] {
      table.use(name) { $0.files.insert(StoredFile(name, byteCount: 100)) }
    }
    #expect(table["a"]?.files.files.count == 0)
    #expect(table["b"]?.files.files.count == 1)
    table.use("c") { $0.files.insert(StoredFile("d", byteCount: 240)) }
    #expect(table["b"]?.files.files.count == 0)
    #expect(table["c"]?.files.files.map(\.id) == ["d"])
  }

  // MARK: In parallel

  /// Each has a clock, files' worth of requests and expectations of its own, against one emulator.
  @Test(.timeLimit(.minutes(2)))
  func `forty tests in parallel do not notice each other`() throws {
    let emulator = Emulator(Configuration(rendering: .flat, imagesPerMinute: 2))
    let failures = Mutex<[String]>([])
    for _ in 0..<5 {
      DispatchQueue.concurrentPerform(iterations: 40) { number in
        do {
          try Self.play(number, emulator)
        } catch {
          failures.withLock { $0.append("\(number): \(error)") }
        }
      }
    }
    #expect(failures.withLock { $0 } == [])
  }

  /// One test: its own prompt, clock, quota and journal.
  private static func play(_ number: Int, _ emulator: Emulator) throws {
    let key = "test-\(number)"
    _ = emulator.control("POST", "/reset?session=\(key)")
    emulator.advance("\(number)m", "?session=\(key)")
    let body = #"{"prompt":"prompt \#(number)","size":"256x256"}"#
    let statuses = (0..<3).map { _ in emulator.post(.generations, json: body, key: key).status }
    try #require(statuses == [200, 200, 429])
    emulator.advance("30s", "?session=\(key)")
    let answer = emulator.post(.generations, json: body, key: key)
    try #require(answer.status == 200)
    let start = Timestamp.standardStart.seconds
    try #require(try answer.json()["created"] == .integer(start + number * 60 + 30))
    let journal = try emulator.journal("?session=\(key)")
    try #require(journal.map { $0["status"] } == [200, 200, 429, 200])
    try #require(journal.allSatisfy { $0["parameters"]?["prompt"]?.string == "prompt \(number)" })
    try #require(try emulator.control("GET", "/usage?session=\(key)").json()["images"] == 3)
  }
}

extension Timestamp {
  /// Where the default clock stands.
  fileprivate static let standardStart = Clock.standard.now
}

extension StoredFile {
  fileprivate init(_ id: String, byteCount: Int) {
    self.init(
      id: id, filename: id, purpose: .vision, created: Clock.standard.now, expires: nil,
      bytes: Bytes([UInt8](repeating: 0, count: byteCount)))
  }
}
