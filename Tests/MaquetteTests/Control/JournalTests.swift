import Synchronization
import Testing

@testable import Maquette

/// The journal and the ledger (INTERFACES.md, "Control").
struct JournalTests {
  private static func emulator(_ limit: Int = 1000) -> Emulator {
    Emulator(Configuration(rendering: .flat, journalLimit: limit))
  }

  @Test func `an exchange tells what was understood`() throws {
    let emulator = Self.emulator()
    let response = emulator.post(
      .generations, json: #"{"prompt":"an otter","model":"gpt-image-1","quality":"low","user":{"id":7}}"#)
    let usage = try #require(try response.json()["usage"])
    let exchange = try #require(try emulator.journal().last)
    let parameters: JSON = [
      "model": "gpt-image-1", "prompt": "an otter", "n": 1, "quality": "low", "output_compression": 100,
      "size": "1024x1536", "background": "opaque", "complexity": .null, "moderation": "auto",
      "output_format": "png", "partial_images": 0, "safety_identifier": .null, "stream": false,
      "user": ["id": 7],
    ]
    #expect(
      exchange.object?.keys == [
        "id", "session", "time", "method", "path", "endpoint", "model", "parameters", "uploads", "status",
        "error",
        "images", "usage", "cost_usd", "fault", "retry_count", "duration_ms", "request_id", "digest",
        "delivery", "bytes_sent", "notes",
      ])
    #expect(exchange["id"] == 1)
    #expect(exchange["session"] == "test")
    #expect(exchange["time"] == "2026-08-15T00:00:00Z")
    #expect(exchange["method"] == "POST")
    #expect(exchange["path"] == "/v1/images/generations")
    #expect(exchange["endpoint"] == "generations")
    #expect(exchange["model"] == "gpt-image-1")
    #expect(exchange["parameters"] == parameters)
    #expect(exchange["uploads"] == [])
    #expect(exchange["status"] == 200)
    #expect(exchange["error"] == .null)
    #expect(exchange["images"] == 1)
    #expect(exchange["usage"] == usage)
    #expect(exchange["fault"] == .null)
    #expect(exchange["retry_count"] == .null)
    #expect(exchange["duration_ms"] == 0)
    #expect(exchange["request_id"]?.string == response.headers["x-request-id"])
    #expect(exchange["digest"]?.string?.count == 64)
    #expect(exchange["delivery"] == .null)
    #expect(exchange["notes"] == [])
    #expect(try emulator.control("GET", "/requests/1").json() == exchange)
  }

  @Test(arguments: Model.catalog.map(\.id))
  func `every parameter that a model has is told of`(id: String) throws {
    let emulator = Self.emulator()
    let model = try #require(Model.named(id))
    _ = emulator.post(.generations, json: #"{"prompt":"x","model":"\#(id)","size":"1024x1024"}"#)
    let parameters = try #require(try emulator.journal().last?["parameters"]?.object)
    let known = Parameter.table.filter { $0.isKnown(to: .generations, model) && $0.name != "user" }
    #expect(parameters.keys == ["model"] + known.map(\.name))
  }

  @Test func `a refused request tells what was sent and the error`() throws {
    let emulator = Self.emulator()
    let response = emulator.post(
      .generations, json: #"{"prompt":"x","model":"gpt-image-1","style":"vivid","n":[1]}"#)
    let exchange = try #require(try emulator.journal().last)
    #expect(exchange["status"] == 400)
    #expect(exchange["error"] == (try response.error()))
    #expect(exchange["parameters"] == ["prompt": "x", "model": "gpt-image-1", "style": "vivid", "n": [1]])
    #expect(exchange["model"] == "gpt-image-1")
    #expect(exchange["images"] == 0)
    #expect(exchange["usage"] == .null)
    #expect(exchange["digest"] == .null)
    #expect(exchange["cost_usd"] == 0)
  }

  @Test(arguments: [
    ("GET", "/v1/models", 200, "models"), ("GET", "/v1/models/x", 404, "models"),
    ("GET", "/v1/files", 200, "files"), ("GET", "/files/x.png", 403, "links"), ("GET", "/v1/x", 404, nil),
    ("PUT", "/v1/models", 405, nil), ("POST", "/v1/images/generations", 400, "generations"),
  ])
  func `every request is in it`(method: String, path: String, status: Int, endpoint: String?) throws {
    let emulator = Self.emulator()
    _ = emulator.send(method, path)
    let exchange = try #require(try emulator.journal().last)
    #expect(exchange["method"]?.string == method)
    #expect(exchange["path"]?.string == path)
    #expect(exchange["status"] == .integer(status))
    #expect(exchange["endpoint"] == endpoint.map(JSON.string) ?? .null)
  }

  @Test func `the time that an answer takes is told, and what the SDK says of itself`() throws {
    let emulator = Emulator(Configuration(latency: .fixed(.milliseconds(250)), rendering: .flat))
    let body = #"{"prompt":"x","model":"gpt-image-1","stream":true,"partial_images":2}"#
    _ = emulator.respond(
      to: HTTPRequest(
        method: "POST", target: "/s/a/v1/images/generations",
        headers: [
          "Content-Type": "application/json", "Authorization": "Bearer k", "X-Stainless-Retry-Count": "2",
        ], body: Bytes(Array(body.utf8))))
    let exchange = try #require(try emulator.journal("?session=a").last)
    #expect(exchange["duration_ms"] == 750)
    #expect(exchange["retry_count"] == 2)
    #expect(exchange["path"] == "/s/a/v1/images/generations")
    #expect(exchange["parameters"]?["partial_images"] == 2)
    #expect(exchange["parameters"]?["stream"] == true)
  }

  @Test(arguments: Exchange.Delivery.Ending.allCases)
  func `how an answer's way to its client ended is told when it has`(ending: Exchange.Delivery.Ending) throws
  {
    let emulator = Self.emulator()
    var exchange = try #require(emulator.get("/v1/models").exchange)
    exchange.delivery = Exchange.Delivery(ending, byteCount: 7)
    emulator.conclude(exchange)
    let told = try #require(try emulator.journal().last)
    #expect(told["delivery"]?.string == ending.rawValue)
    #expect(told["bytes_sent"] == 7)
    // It may come too late for the journal.
    _ = emulator.control("POST", "/reset")
    emulator.conclude(exchange)
    #expect(try emulator.control("GET", "/sessions").json()["sessions"] == [])
  }

  @Test func `the contract profile's liberties are noted`() throws {
    let emulator = Emulator(Configuration(profile: .contract, rendering: .flat))
    _ = emulator.post(
      .generations,
      json: #"{"prompt":"x","model":"gpt-image-1","style":"vivid","size":"256x256","output_compression":3}"#)
    #expect(
      try emulator.journal().last?["notes"] == [
        "'size' was ignored: Invalid size '256x256'. Supported sizes are 1024x1024, 1024x1536, 1536x1024, and auto.",
        "'style' was ignored: gpt-image-1 does not have it on generations.",
        "'output_compression' was ignored: PNG has none.",
      ])
  }

  // MARK: Uploads and pictures

  private static func edit(_ image: [UInt8], mask: [UInt8]? = nil) -> [FormPart] {
    [
      .field("prompt", "a hat"), .field("model", "gpt-image-1"),
      .file("image[]", image, filename: "otter.png"),
    ]
      + (mask.map { [.file("mask", $0, filename: nil, type: "image/png")] } ?? [])
  }

  @Test func `uploads are told of and given back`() throws {
    let emulator = Self.emulator()
    let (image, mask) = (try Sample.jpeg(48, 32), try Sample.png(48, 32, isMask: true))
    #expect(emulator.post(.edits, form: Self.edit(image, mask: mask)).status == 200)
    let uploads = try #require(try emulator.journal().last?["uploads"]?.array)
    #expect(
      uploads == [
        [
          "field": "image[0]", "filename": "otter.png", "declared_type": "image/png",
          "detected_type": "image/jpeg", "bytes": .integer(image.count), "width": 48, "height": 32,
          "has_alpha": false, "sha256": .string(SHA256.hash(Bytes(image)).hexadecimal),
        ],
        [
          "field": "mask", "filename": .null, "declared_type": "image/png", "detected_type": "image/png",
          "bytes": .integer(mask.count), "width": 48, "height": 32, "has_alpha": true,
          "sha256": .string(SHA256.hash(Bytes(mask)).hexadecimal),
        ],
      ])
    let first = emulator.control("GET", "/requests/1/uploads/0")
    #expect(first.headers["Content-Type"] == "image/jpeg")
    #expect(first.bytes == image)
    #expect(emulator.control("GET", "/requests/1/uploads/1").bytes == mask)
    #expect(emulator.control("GET", "/requests/1/uploads/2").status == 404)
  }

  @Test func `uploads of refused requests are kept too`() throws {
    let emulator = Self.emulator()
    let text = Array("no picture".utf8)
    let response = emulator.post(.edits, form: Self.edit(text, mask: text))
    #expect(response.status == 400)
    let uploads = try #require(try emulator.journal().last?["uploads"]?.array)
    #expect(uploads.map { $0["field"] } == ["image[0]"])
    #expect(uploads.first?["detected_type"] == .null)
    #expect(uploads.first?["width"] == .null)
    let bytes = emulator.control("GET", "/requests/1/uploads/0")
    #expect(bytes.headers["Content-Type"] == "application/octet-stream")
    #expect(bytes.bytes == text)
  }

  @Test func `pictures that a JSON body refers to are uploads`() throws {
    let emulator = Self.emulator()
    let image = try Sample.png(40, 40)
    var base64: [UInt8] = []
    Base64.append(encoding: image, to: &base64)
    let url = "data:image/png;base64,\(String(decoding: base64, as: UTF8.self))"
    for prompt in ["\"x\"", "1"] {
      let body = #"{"prompt":\#(prompt),"model":"gpt-image-1","images":[{"image_url":"\#(url)"}]}"#
      _ = emulator.post(.edits, json: body)
      let exchange = try #require(try emulator.journal().last)
      #expect(exchange["uploads"]?.array?.map { $0["field"] } == ["images[0]"])
      #expect(exchange["uploads"]?.array?.map { $0["width"] } == [40])
    }
    #expect(emulator.control("GET", "/requests/2/uploads/0").bytes == image)
  }

  @Test func `an uploaded file of the Files API is one`() throws {
    let emulator = Self.emulator()
    let upload: [FormPart] = [.field("purpose", "vision"), .file("file", try Sample.png(8, 8))]
    _ = emulator.send(
      "POST", "/v1/files", type: "multipart/form-data; boundary=x", body: upload.encoded(boundary: "x"))
    let exchange = try #require(try emulator.journal().last)
    #expect(exchange["uploads"]?.array?.map { $0["field"] } == ["file"])
    #expect(exchange["parameters"] == ["purpose": "vision"])
  }

  @Test func `pictures are drawn again, byte for byte`() throws {
    let emulator = Self.emulator()
    let image = try Sample.png(64, 64)
    let form = Self.edit(image) + [.field("n", "2"), .field("output_format", "webp")]
    let pictures = try emulator.post(.edits, form: form).pictures()
    for (index, picture) in pictures.enumerated() {
      let response = emulator.control("GET", "/requests/1/images/\(index)")
      #expect(response.headers["Content-Type"] == "image/webp")
      let isSame = response.bytes == picture
      #expect(isSame)
    }
    #expect(emulator.control("GET", "/requests/1/images/2").status == 404)
  }

  @Test func `placeholders of the contract profile are drawn again too`() throws {
    let emulator = Emulator(Configuration(profile: .contract, rendering: .flat))
    let picture = try #require(try emulator.post(.edits, form: Self.edit([1, 2, 3])).pictures().first)
    let isSame = emulator.control("GET", "/requests/1/images/0").bytes == picture
    #expect(isSame)
    #expect(emulator.control("GET", "/requests/1/uploads/0").bytes == [1, 2, 3])
  }

  @Test func `what was dropped to make room is gone`() throws {
    let emulator = Self.emulator()
    _ = emulator.post(.edits, form: Self.edit(try Sample.png(64, 64)))
    let half = 64 << 20
    for number in 0..<3 {
      let filler = [UInt8](repeating: UInt8(number), count: half - 1000)
      emulator.keep([(sha256: "\(number)", bytes: Bytes(filler))])
    }
    for (path, word) in [("uploads/0", "upload 0"), ("images/0", "picture 0")] {
      let response = emulator.control("GET", "/requests/1/\(path)")
      #expect(response.status == 410)
      #expect(try response.error()["message"]?.string?.contains(word) == true)
    }
  }

  // MARK: Filters

  @Test func `filters choose exchanges`() throws {
    let emulator = Self.emulator()
    for n in [1, 0, 2] {
      _ = emulator.post(.generations, json: #"{"prompt":"x","size":"256x256","n":\#(n)}"#)
    }
    _ = emulator.get("/v1/models", key: "another")
    func ids(_ query: String) throws -> [Int] {
      try emulator.journal(query).compactMap { $0["id"]?.number?.integer }
    }
    #expect(try ids("") == [1, 2, 3, 4])
    #expect(try ids("?status=200") == [1, 3, 4])
    #expect(try ids("?endpoint=generations") == [1, 2, 3])
    #expect(try ids("?since=2") == [3, 4])
    #expect(try ids("?limit=2") == [3, 4])
    #expect(try ids("?session=test&limit=1") == [3])
    #expect(try ids("?endpoint=generations&status=200&since=1") == [3])
    #expect(try ids("?session=nobody") == [])
    _ = emulator.control("POST", "/faults", json: #"{"fault":"reset"}"#)
    _ = emulator.post(.generations, json: #"{"prompt":"x"}"#)
    #expect(try ids("?status=0") == [5])
    #expect(emulator.control("GET", "/requests/4?session=another").status == 200)
  }

  // MARK: Limits

  @Test(arguments: [1, 3, 10])
  func `the oldest exchanges go when there are too many`(limit: Int) throws {
    let emulator = Self.emulator(limit)
    for number in 1...25 {
      _ = emulator.get("/v1/models")
      let ids = try emulator.journal().compactMap { $0["id"]?.number?.integer }
      #expect(ids == Array(max(1, number - limit + 1)...number))
    }
    #expect(emulator.control("GET", "/requests/\(25 - limit)").status == 404)
    #expect(emulator.control("GET", "/requests/25").status == 200)
    #expect(emulator.usage.total.requests == 25)
  }

  @Test func `exchanges of idle sessions go first when they are too large`() {
    let small = Exchange(HTTPRequest(method: "GET", target: "/"), id: 1)
    var table = SessionTable(limits: SessionTable.Limits(journalBytes: 10 * small.byteCount))
    var id = 0
    for name in ["a", "b", "a"] {
      for _ in 0..<4 {
        id += 1
        table.use(name) { [id] in $0.journal.append(Exchange(HTTPRequest(method: "GET", target: "/"), id: id))
        }
      }
    }
    #expect(table["a"]?.journal.exchanges.map(\.id) == [1, 2, 3, 4, 9, 10, 11, 12])
    // A little more than was needed.
    #expect(table["b"]?.journal.exchanges.map(\.id) == [8])
  }

  @Test func `what a client writes is kept in part when it is long`() throws {
    let emulator = Self.emulator()
    let long = String(repeating: "é", count: 100_000)
    let names = (0..<200).map { #""p\#($0)":1"# }.joined(separator: ",")
    _ = emulator.post(
      .generations, json: #"{"prompt":"\#(long)","user":"\#(long)","x":["\#(long)"],\#(names)}"#)
    _ = emulator.post(.generations, json: #"{"prompt":"x","model":"\#(long)"}"#)
    let exchanges = emulator.world.withLock { $0.sessions.sessions(nil).flatMap(\.journal.exchanges) }
    #expect(exchanges.count == 2)
    let parameters = try #require(exchanges[0].json["parameters"]?.object)
    #expect(parameters.count == 50)
    #expect(parameters["prompt"]?.string?.unicodeScalars.count == 32_001)
    #expect(parameters["user"]?.string?.unicodeScalars.count == 2001)
    #expect(parameters["x"]?.string?.unicodeScalars.count == 2001)
    for exchange in exchanges { #expect(exchange.byteCount < 100_000) }
  }

  @Test(arguments: [
    #"{"prompt":"x","n":[\#(String(repeating: "1", count: 1990))]}"#,
    #"{"prompt":"\#(String(repeating: "x", count: 1990))"}"#,
  ])
  func `what is kept of a call counts`(body: String) throws {
    let emulator = Self.emulator()
    for body in [#"{"prompt":""}"#, body] { _ = emulator.post(.variations, json: body) }
    for body in [#"{"prompt":"","n":0}"#, body] {
      _ = emulator.post(.generations, json: body.replacing("}", with: #","model":"none"}"#))
    }
    let sizes = emulator.world.withLock { $0.sessions["test"]?.journal.exchanges.map(\.byteCount) ?? [] }
    #expect(sizes.count == 4)
    #expect(sizes[3] > sizes[2] + 1900)
  }

  @Test func `of very many files the journal tells of the first`() throws {
    let emulator = Self.emulator()
    let picture = try Sample.png(2, 2)
    let name = String(repeating: "n", count: 5000)
    _ = emulator.post(
      .edits, form: (0..<40).map { FormPart.file("\(name)\($0)", picture, filename: name, type: name) })
    _ = emulator.post(
      .edits, form: [.field("prompt", "x")] + (0..<16).map { _ in .file("image", picture, filename: name) })
    let exchanges = emulator.world.withLock { $0.sessions["test"]?.journal.exchanges.map(\.self) ?? [] }
    #expect(exchanges.map(\.uploads.count) == [17, 16])
    #expect(exchanges.map(\.status) == [400, 200])
    for exchange in exchanges {
      #expect(exchange.uploads.allSatisfy { $0.field.count <= 1001 })
      #expect(exchange.plan?.images.allSatisfy { $0.filename == nil } ?? true)
    }
  }

  // MARK: Forgetting

  @Test func `the ledger outlives the journal`() throws {
    let emulator = Self.emulator()
    let body = #"{"prompt":"an otter","model":"gpt-image-1","quality":"low","size":"1024x1024"}"#
    _ = emulator.post(.generations, json: body)
    _ = emulator.post(.generations, json: body, key: "another")
    _ = emulator.post(.generations, json: #"{"prompt":"x","size":"256x256","n":3}"#)
    _ = emulator.post(.generations, json: #"{"prompt":"x","model":"dall-e-9"}"#)
    #expect(emulator.control("DELETE", "/requests?session=test").status == 200)
    #expect(try emulator.journal().map { $0["session"] } == ["another"])
    let all = try emulator.control("GET", "/usage").json()
    #expect(all.object?.keys == ["requests", "images", "tokens", "cost_usd", "models"])
    #expect(all["requests"] == 4)
    #expect(all["images"] == 5)
    #expect(all["tokens"]?["output_image"] == 544)
    #expect(all["tokens"]?["output_text"] == 0)
    #expect(all["models"]?.object?.keys == ["dall-e-2", "gpt-image-1"])
    #expect(all["models"]?["dall-e-2"]?["images"] == 3)
    #expect(all["models"]?["dall-e-2"]?["cost_usd"]?.number?.literal == "0.048")
    #expect(all["models"]?["gpt-image-1"]?["requests"] == 2)
    let one = try emulator.control("GET", "/usage?session=another").json()
    #expect(one["requests"] == 1)
    #expect(one["tokens"]?["output_image"] == 272)
    _ = emulator.control("POST", "/reset?session=another")
    #expect(try emulator.control("GET", "/usage").json()["requests"] == 3)
    _ = emulator.control("POST", "/reset")
    #expect(try emulator.control("GET", "/usage").json() == Ledger().json)
    // Whoever pays has paid all the same.
    #expect(emulator.usage.total.requests == 4)
    #expect(try emulator.control("GET", "/sessions").json()["sessions"] == [])
  }

  @Test func `a request that nobody waited for is there, and nothing was drawn for it`() throws {
    let emulator = Self.emulator()
    let request = HTTPRequest(
      method: "POST", target: "/v1/images/generations",
      headers: ["Content-Type": "application/json", "Authorization": "Bearer test"],
      body: Bytes(Array(#"{"prompt":"x","model":"gpt-image-1"}"#.utf8)))
    var exchange = try #require(emulator.abandon(request, isWhole: true))
    #expect(try emulator.journal().last?["status"] == .null)
    exchange.delivery = Exchange.Delivery(.hungUp, byteCount: 0)
    emulator.conclude(exchange)
    let entry = try #require(try emulator.journal().last)
    #expect(entry["delivery"] == "hung_up")
    #expect(entry["parameters"]?["prompt"] == "x")
    #expect(entry["images"] == 0)
    #expect(entry["cost_usd"] == 0)
    #expect(emulator.usage.total.requests == 1)
  }

  @Test func `after a reset the same requests get the same answers, and ids go on`() throws {
    let emulator = Self.emulator()
    let first = emulator.get("/v1/models").headers["x-request-id"]
    #expect(emulator.get("/v1/models").headers["x-request-id"] != first)
    _ = emulator.control("POST", "/reset")
    #expect(emulator.get("/v1/models").headers["x-request-id"] == first)
    #expect(try emulator.journal().map { $0["id"] } == [3])
  }
}
