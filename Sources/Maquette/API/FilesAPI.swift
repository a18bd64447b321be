/// The `purpose` of a file, as far as pictures have one.
enum FilePurpose: String, WireChoice, CaseIterable {
  case vision
  case userData = "user_data"
}

/// As much of the Files API as `file_id` in edits needs.
enum FilesAPI {
  /// What a request does; a text is the id of a file.
  enum Operation: Sendable, Equatable {
    case create
    case list
    case retrieve(String)
    case content(String)
    case delete(String)
  }

  /// Reads a `POST /v1/files`, schema `CreateFileRequest`.
  ///
  /// The id is a function of what is uploaded: uploading the same once more replaces the file by itself.
  /// - Throws: The refusals for a missing or unknown parameter, and for another purpose.
  static func file(
    from request: HTTPRequest, at time: Timestamp, identifiers: Identifiers
  ) throws(APIError) -> StoredFile {
    let form = try Form(request, accepting: [MediaType.form])
    for entry in form.entries where !["file", "purpose"].contains(entry.writtenName) {
      throw .unknownParameter(entry.writtenName)
    }
    guard case .part(let part)? = form.value("file") else { throw .missingParameter("file") }
    guard let field = form.value("purpose") else { throw .missingParameter("purpose") }
    let purpose = try field.choice("purpose", of: FilePurpose.allCases)
    let filename = part.filename ?? "file"
    let id = identifiers.alphanumeric(
      "file-", 24, of: purpose.rawValue, filename, SHA256.hash(part.body).hexadecimal)
    return StoredFile(id: id, filename: filename, purpose: purpose, created: time, bytes: part.body)
  }

  /// Schema `ListFilesResponse`: the newest file first, unless `order` is `asc`; `purpose`, `after` and `limit` as in
  /// the API.
  static func list(_ files: [StoredFile], _ query: QueryParameters) -> JSON {
    var files = query["order"] == "asc" ? files : files.reversed()
    if let purpose = query["purpose"] { files.removeAll { $0.purpose.rawValue != purpose } }
    if let after = query["after"], let index = files.firstIndex(where: { $0.id == after }) {
      files.removeFirst(index + 1)
    }
    let limit = max(1, query["limit"].flatMap { Int($0) } ?? 10_000)
    let page = files.prefix(limit)
    return [
      "object": "list",
      "data": .array(page.map(json)),
      "first_id": page.first.map { .string($0.id) } ?? .null,
      "last_id": page.last.map { .string($0.id) } ?? .null,
      "has_more": .bool(page.count < files.count),
    ]
  }

  /// Schema `OpenAIFile`.
  static func json(_ file: StoredFile) -> JSON {
    [
      "object": "file",
      "id": .string(file.id),
      "purpose": .string(file.purpose.rawValue),
      "filename": .string(file.filename),
      "bytes": .integer(file.bytes.count),
      "created_at": .integer(file.created.seconds),
      "expires_at": .null,
      "status": "processed",
      "status_details": .null,
    ]
  }

  /// Schema `DeleteFileResponse`.
  static func deletion(_ id: String) -> JSON {
    ["object": "file", "deleted": true, "id": .string(id)]
  }

  /// The content of a file, as it was uploaded.
  static func content(_ file: StoredFile) -> HTTPResponse {
    HTTPResponse(
      status: 200,
      headers: [
        "Content-Type": "application/octet-stream",
        "Content-Disposition": "attachment; filename*=UTF-8''\(PercentEncoding.encode(file.filename))",
      ],
      body: .bytes(file.bytes.array))
  }
}
