import Testing

@testable import Maquette

/// Control calls by themselves (INTERFACES.md, "Control").
struct ControlCallTests {
  /// A call that is not done, and what its sentence names.
  struct Row: Sendable, CustomTestStringConvertible {
    var method: String
    var target: String
    var body: String
    var status: Int
    var words: String

    init(_ method: String, _ target: String, _ body: String = "", _ status: Int = 400, naming words: String) {
      (self.method, self.target, self.body, self.status, self.words) = (method, target, body, status, words)
    }

    var testDescription: String { "\(method) \(target) \(body)" }
  }

  static let malformed: [Row] = [
    Row("POST", "/clock", "", naming: "'advance' or 'set'"),
    Row("POST", "/clock", "{}", naming: "'advance' or 'set'"),
    Row("POST", "/clock", #"{"advance":"1m","set":"2026-09-01T00:00:00Z"}"#, naming: "'advance' or 'set'"),
    Row("POST", "/clock", #"{"advance":"1 m"}"#, naming: "'advance'"),
    Row("POST", "/clock", #"{"advance":"-1m"}"#, naming: "'advance'"),
    Row("POST", "/clock", #"{"advance":60}"#, naming: "'advance'"),
    Row("POST", "/clock", #"{"advance":null}"#, naming: "'advance'"),
    Row("POST", "/clock", #"{"advance":"999999999h"}"#, naming: "'advance'"),
    Row("POST", "/clock", #"{"set":"tomorrow"}"#, naming: "'set'"),
    Row("POST", "/clock", #"{"set":"9999-12-31T00:00:00Z"}"#, naming: "'set'"),
    Row("POST", "/clock", #"{"set":"0000-01-01T00:00:00Z"}"#, naming: "'set'"),
    Row("POST", "/clock", #"{"forward":"1m"}"#, naming: "'forward'"),
    Row("POST", "/clock", #"{"advance":"1m","session":"a"}"#, naming: "'session'"),
    Row("POST", "/clock", #"["advance"]"#, naming: "body"),
    Row("POST", "/clock", #"{"advance":"1m""#, naming: "body"),
    Row("POST", "/clock?sesion=a", #"{"advance":"1m"}"#, naming: "'sesion'"),
    Row("POST", "/clock?session=a&session=b", #"{"advance":"1m"}"#, naming: "'session'"),
    Row("POST", "/clock?session", #"{"advance":"1m"}"#, naming: "'session'"),
    Row("POST", "/clock?session=", #"{"advance":"1m"}"#, naming: "'session'"),
    Row(
      "POST", "/clock?session=\(String(repeating: "x", count: 4097))", #"{"advance":"1m"}"#,
      naming: "'session'"),
    Row("POST", "/clock?session=%zz", #"{"advance":"1m"}"#, naming: "'session'"),
    Row("GET", "/requests?limit=0", naming: "'limit'"),
    Row("GET", "/requests?limit=-1", naming: "'limit'"),
    Row("GET", "/requests?limit=x", naming: "'limit'"),
    Row("GET", "/requests?since=1.5", naming: "'since'"),
    Row("GET", "/requests?since=99999999999999999999", naming: "'since'"),
    Row("GET", "/requests?status=ok", naming: "'status'"),
    Row("GET", "/requests?status=600", naming: "'status'"),
    Row("GET", "/requests?endpoint=chat", naming: "'endpoint'"),
    Row("GET", "/requests?model=dall-e-2", naming: "'model'"),
    Row("DELETE", "/requests?id=1", naming: "'id'"),
    Row("POST", "/reset", #"{"clock":true}"#, naming: "'clock'"),
    Row("GET", "/usage?since=1", naming: "'since'"),
    Row("GET", "/health?x=1", naming: "'x'"),
    Row("GET", "/requests/0", "", 404, naming: "request 0"),
    Row("GET", "/requests/99", "", 404, naming: "request 99"),
    Row("GET", "/requests/first", "", 404, naming: "request first"),
    Row("GET", "/requests/1?session=another", "", 404, naming: "request 1"),
    Row("GET", "/requests/1/uploads/0", "", 404, naming: "upload 0"),
    Row("GET", "/requests/1/images/1", "", 404, naming: "picture 1"),
    Row("GET", "/requests/1/images/-1", "", 404, naming: "picture -1"),
    Row("GET", "/nothing", "", 404, naming: "GET /_maquette/nothing"),
    Row("GET", "/", "", 404, naming: "GET /_maquette/"),
    Row("PUT", "/clock", "", 405, naming: "GET, POST"),
    Row("GET", "/reset", "", 405, naming: "POST"),
  ]

  @Test(arguments: malformed)
  func `a malformed call says what is wrong and changes nothing`(row: Row) throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.post(.generations, json: #"{"prompt":"x","size":"256x256"}"#)
    let before = try emulator.everything()
    let response = emulator.control(row.method, row.target, json: row.body)
    #expect(response.status == row.status)
    let message = try #require(try response.error()["message"]?.string)
    #expect(message.contains(row.words))
    #expect(try response.json().object?.keys == ["error"])
    #expect(try emulator.everything() == before)
  }

  // MARK: Hosts

  @Test(arguments: [
    "localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:4010", "[::1]", "[::1]:4010", "images.test:80",
    "10.0.0.5:4010",
  ])
  func `a call may name this machine`(host: String) {
    let configuration = Configuration(publicURL: BaseURL("https://images.test/api"), host: "10.0.0.5")
    #expect(Emulator(configuration).control("GET", "/health", host: host).status == 200)
  }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:4010", "localhost.evil.example", "127.0.0.1.evil.example",
    "10.0.0.6",
    "[::2]", "localhost:x", "[::1", "images.test", "0.0.0.0",
  ])
  func `a call by another name is refused, and so it changes nothing`(host: String?) throws {
    let emulator = Emulator()
    let response = emulator.control("POST", "/clock", json: #"{"advance":"1h"}"#, host: host)
    #expect(response.status == 403)
    #expect(try response.error()["message"]?.string?.contains("Host") == true)
    #expect(try emulator.now() == "2026-08-15T00:00:00Z")
  }

  @Test(arguments: [
    ("http://localhost:3000", 200), ("http://127.0.0.1", 200), ("https://images.test", 200),
    ("https://evil.example", 403), ("null", 403), ("", 403), ("http://localhost.evil.example", 403),
  ])
  func `a page of another host may not call`(origin: String, status: Int) throws {
    let emulator = Emulator(Configuration(publicURL: BaseURL("https://images.test")))
    let response = emulator.control("POST", "/clock", json: #"{"advance":"1h"}"#, origin: origin)
    #expect(response.status == status)
    #expect(try emulator.now() == (status == 200 ? "2026-08-15T01:00:00Z" : "2026-08-15T00:00:00Z"))
  }

  @Test func `suites of SDKs may look for readiness by any name`() {
    let request = HTTPRequest(method: "GET", target: "/_x-steady/health", headers: ["Host": "maquette"])
    #expect(Emulator().respond(to: request).text.contains(#""status": "ok""#))
  }

  @Test func `control calls leave no trace`() throws {
    let emulator = Emulator(Configuration(latency: .fixed(.seconds(1))))
    for target in ["/health", "/sessions", "/requests", "/nothing", "/openapi.json"] {
      #expect(emulator.control("GET", target).delay == .zero)
      #expect(emulator.control("GET", target).headers["Access-Control-Allow-Origin"] == nil)
    }
    #expect(try emulator.journal() == [])
    #expect(try emulator.control("GET", "/sessions").json()["sessions"] == [])
    #expect(emulator.usage == Ledger())
  }

  // MARK: The document

  /// Real calls of every kind, after some requests.
  private static let calls: [(method: String, target: String, body: String)] = [
    ("GET", "/health", ""), ("GET", "/sessions", ""), ("GET", "/requests", ""), ("GET", "/requests/1", ""),
    ("GET", "/requests/2", ""), ("GET", "/requests/3", ""), ("GET", "/requests/3/uploads/0", ""),
    ("GET", "/requests/1/images/0", ""), ("GET", "/clock", ""),
    ("POST", "/clock", #"{"advance":"1m"}"#), ("POST", "/clock", #"{"set":"2027-01-01T00:00:00Z"}"#),
    ("POST", "/faults", #"{"fault":"reset"}"#), ("GET", "/faults", ""), ("DELETE", "/faults/1", ""),
    ("DELETE", "/faults", ""), ("GET", "/usage", ""), ("GET", "/openapi.json", ""),
    ("GET", "/chronology", ""), ("DELETE", "/requests", ""), ("POST", "/reset", ""),
  ]

  @Test func `what calls answer is what the document says`() throws {
    let emulator = Emulator(Configuration(rendering: .flat))
    _ = emulator.post(.generations, json: #"{"prompt":"x","model":"gpt-image-1","quality":"low"}"#)
    _ = emulator.post(.generations, json: #"{"prompt":1}"#)
    _ = emulator.post(.edits, form: [.field("prompt", "x"), .file("image", try Sample.png(32, 32))])
    let paths = try #require(try emulator.control("GET", "/openapi.json").json()["paths"]?.object)
    var called: Set<String> = ["get /_x-steady/health"]
    for call in Self.calls {
      let response = emulator.control(call.method, call.target, json: call.body)
      let path = try #require(
        paths.keys.first { PathPattern($0).values(in: "/_maquette" + call.target) != nil })
      let operation = try #require(paths[path]?[call.method.lowercased()])
      called.insert("\(call.method.lowercased()) \(path)")
      let content = try #require(operation["responses"]?["\(response.status)"]?["content"])
      guard let schema = content["application/json"]?["schema"]?.object else {
        #expect(response.headers["Content-Type"] == "image/png")
        continue
      }
      #expect(JSONSchema(keywords: schema).violations(in: try response.json()) == [])
    }
    let documented = paths.flatMap { path, item in item.object?.keys.map { "\($0) \(path)" } ?? [] }
    #expect(called == Set(documented))
  }

  @Test func `the document holds what the table does`() throws {
    let document = try Emulator().control("GET", "/openapi.json").json()
    #expect(document["openapi"] == "3.1.0")
    for route in ControlRoute.table {
      let operation = try #require(document["paths"]?[route.path.text]?[route.method.lowercased()])
      let parameters = operation["parameters"]?.array ?? []
      #expect(parameters.compactMap { $0["name"]?.string } == route.path.names + route.query.map(\.name))
      let fields = operation["requestBody"]?["content"]?["application/json"]?["schema"]?["properties"]?.object
      #expect(fields?.keys ?? [] == route.fields.map(\.name))
    }
  }

  @Test func `a refusal is what the document says`() throws {
    let emulator = Emulator()
    let schemas = try emulator.control("GET", "/openapi.json").json()["components"]?["schemas"]
    let schema = JSONSchema(keywords: try #require(schemas?["Error"]?.object))
    for row in Self.malformed {
      let response = emulator.control(row.method, row.target, json: row.body)
      #expect(schema.violations(in: try response.json()) == [])
    }
  }
}
