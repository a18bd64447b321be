import Testing

@testable import Maquette

/// As much of the Files API as edits need (INTERFACES.md, "Routes").
struct FilesAPITests {
  @Test func `a file is kept until it is deleted`() throws {
    let emulator = Emulator()
    let created = emulator.upload([1, 2, 3], filename: "otter.png")
    #expect(created.status == 200)
    let id = try #require(try created.json()["id"]?.string)
    #expect(id.wholeMatch(of: /file-[A-Za-z0-9]{24}/) != nil)
    #expect(
      try created.json() == [
        "object": "file", "id": .string(id), "purpose": "vision", "filename": "otter.png", "bytes": 3,
        "created_at": 1_786_752_000, "expires_at": .null, "status": "processed", "status_details": .null,
      ])
    #expect(emulator.get("/v1/files/\(id)").bytes == created.bytes)
    let content = emulator.get("/v1/files/\(id)/content")
    #expect(content.bytes == [1, 2, 3])
    #expect(content.headers["Content-Disposition"] == "attachment; filename*=UTF-8''otter.png")
    let deleted = emulator.send("DELETE", "/v1/files/\(id)")
    #expect(try deleted.json() == ["object": "file", "deleted": true, "id": .string(id)])
    for response in [emulator.get("/v1/files/\(id)"), emulator.send("DELETE", "/v1/files/\(id)")] {
      #expect(response.status == 404)
      #expect(
        try response.error() == [
          "message": .string("No such File object: \(id)"), "type": "invalid_request_error", "param": "id",
          "code": .null,
        ])
    }
  }

  @Test(arguments: [
    ("", ["c", "b", "a"], false), ("?order=asc", ["a", "b", "c"], false), ("?limit=2", ["c", "b"], true),
    ("?purpose=user_data", ["b"], false), ("?order=asc&limit=1", ["a"], true),
  ])
  func `files are listed`(query: String, names: [String], hasMore: Bool) throws {
    let emulator = Emulator()
    for name in ["a", "b", "c"] {
      _ = emulator.upload([1], filename: name, purpose: name == "b" ? "user_data" : "vision")
    }
    let list = try emulator.get("/v1/files\(query)").json()
    let data = try #require(list["data"]?.array)
    #expect(data.compactMap { $0["filename"]?.string } == names)
    #expect(list["has_more"] == .bool(hasMore))
    #expect(list["first_id"] == data.first?["id"])
    #expect(list["last_id"] == data.last?["id"])
    let rest = try emulator.get("/v1/files?after=\(list["first_id"]?.string ?? "")").json()
    #expect(rest["data"]?.array?.count == (names[0] == "c" ? 2 : names[0] == "b" ? 1 : 0))
  }

  @Test(arguments: [
    ("limit=0", "limit", "integer_below_min_value"), ("limit=10001", "limit", "integer_above_max_value"),
    ("limit=x", "limit", "invalid_type"), ("order=up", "order", "invalid_value"),
    ("after=file-x", "after", "invalid_value"),
  ])
  func `a list of files is refused`(query: String, param: String, code: String) throws {
    let error = try Emulator().get("/v1/files?\(query)").error()
    #expect(error["param"] == .string(param))
    #expect(error["code"] == .string(code))
  }

  @Test func `a file goes when its time is over`() throws {
    let hand = Hand()
    let emulator = Emulator(Configuration(clock: hand.clock))
    let parts: [FormPart] = [
      .file("file", [1]), .field("purpose", "vision"), .field("expires_after[anchor]", "created_at"),
      .field("expires_after[seconds]", "3600"),
    ]
    let body = parts.encoded(boundary: "x")
    let file = try emulator.send("POST", "/v1/files", type: "multipart/form-data; boundary=x", body: body)
      .json()
    #expect(file["expires_at"] == 1_786_755_600)
    let id = try #require(file["id"]?.string)
    hand.advance(minutes: 59)
    #expect(emulator.get("/v1/files/\(id)").status == 200)
    hand.advance(minutes: 1)
    #expect(emulator.get("/v1/files/\(id)").status == 404)
  }

  @Test func `sessions do not see each other's files`() throws {
    let emulator = Emulator()
    let id = try #require(try emulator.upload([1]).json()["id"]?.string)
    #expect(emulator.get("/v1/files/\(id)", key: "another").status == 404)
  }

  @Test(arguments: [
    ([FormPart.field("purpose", "vision")], "Missing required parameter: 'file'."),
    ([.file("file", [1])], "Missing required parameter: 'purpose'."),
    (
      [.file("file", [1]), .field("purpose", "fun")],
      "Invalid value: 'fun'. Supported values are: 'vision' and 'user_data'."
    ),
    ([.file("file", [1]), .field("purpose", "vision"), .field("x", "1")], "Unknown parameter: 'x'."),
    (
      [.file("file", [1]), .field("purpose", "vision"), .field("expires_after[anchor]", "created_at")],
      "Missing required parameter: 'expires_after[seconds]'."
    ),
    (
      [
        .file("file", [1]), .field("purpose", "vision"), .field("expires_after[anchor]", "created_at"),
        .field("expires_after[seconds]", "60"),
      ],
      "Invalid 'expires_after[seconds]': integer below minimum value. Expected a value >= 3600, "
        + "but got 60 instead."
    ),
  ])
  func `an upload is refused`(parts: [FormPart], message: String) throws {
    let body = parts.encoded(boundary: "x")
    let response = Emulator().send("POST", "/v1/files", type: "multipart/form-data; boundary=x", body: body)
    #expect(response.status == 400)
    #expect(try response.error()["message"] == .string(message))
  }

  @Test func `the oldest files make room`() throws {
    var store = FileStore()
    let bytes = Bytes([UInt8](repeating: 0, count: 25))
    for id in ["a", "b", "c", "d", "e"] {
      store.insert(
        StoredFile(
          id: id, filename: "", purpose: .vision, created: Timestamp(milliseconds: 0), bytes: bytes))
    }
    store.shrink(to: 100)
    #expect(store.byteCount == 100)
    #expect(store.files.map(\.id) == ["b", "c", "d", "e"])
  }
}

extension Emulator {
  /// A `POST /v1/files`.
  func upload(_ content: [UInt8], filename: String = "a.png", purpose: String = "vision") -> HTTPResponse {
    let parts: [FormPart] = [.file("file", content, filename: filename), .field("purpose", purpose)]
    return send(
      "POST", "/v1/files", type: "multipart/form-data; boundary=x", body: parts.encoded(boundary: "x"))
  }
}
