/// The `purpose` of a file, as far as pictures have one.
enum FilePurpose: String, WireChoice {
  case vision
  case userData = "user_data"
}

/// The `order` of a list of files, by when they came.
enum FileOrder: String, WireChoice {
  case ascending = "asc"
  case descending = "desc"
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

  /// Reads the form of a `POST /v1/files`, schema `CreateFileRequest`.
  ///
  /// The id is a function of what is uploaded: uploading the same once more replaces the file by itself.
  /// - Throws: The refusals for a missing or unknown parameter, and for another purpose.
  static func file(
    from form: Form, at time: Timestamp, identifiers: Identifiers
  ) throws(APIError) -> StoredFile {
    for entry in form.entries where !parameters.contains(entry.writtenName) {
      throw .unknownParameter(entry.writtenName)
    }
    guard case .part(let part)? = form.value("file") else { throw .missingParameter("file") }
    guard let field = form.value("purpose") else { throw .missingParameter("purpose") }
    let purpose = try field.choice("purpose", of: FilePurpose.allCases)
    let expires = try expiry(form, from: time)
    let filename = part.filename ?? "file"
    let id = identifiers.alphanumeric(
      "file-", 24, of: purpose.rawValue, filename, SHA256.hash(part.body).hexadecimal)
    return StoredFile(
      id: id, filename: filename, purpose: purpose, created: time, expires: expires, bytes: part.body)
  }

  /// What a form may have; `expires_after` is sent as two parts (schema `FileExpirationAfter`).
  private static let parameters: Set<String> = [
    "file", "purpose", "expires_after[anchor]", "expires_after[seconds]",
  ]

  /// When the file goes, if the form says so.
  private static func expiry(_ form: Form, from time: Timestamp) throws(APIError) -> Timestamp? {
    let (anchor, seconds) = ("expires_after[anchor]", "expires_after[seconds]")
    guard form.value(anchor) != nil || form.value(seconds) != nil else { return nil }
    guard let start = try form.value(anchor)?.text(anchor) else { throw .missingParameter(anchor) }
    guard start == "created_at" else {
      throw .unsupportedValue(anchor, start, supported: ["created_at"])
    }
    guard let field = form.value(seconds) else { throw .missingParameter(seconds) }
    return time.adding(seconds: try field.integer(seconds, in: 3600...2_592_000))
  }

  /// Schema `ListFilesResponse`: the newest file first, unless `order` is `asc`; `purpose`, `after` and `limit` as in
  /// the API.
  ///
  /// - Throws: The refusals for an `order` or a `limit` that is none, and for an `after` that is no file's.
  static func list(_ files: [StoredFile], _ query: QueryParameters) throws(APIError) -> JSON {
    let order = try query["order"].map { text throws(APIError) in
      try Field.query(text).choice("order", of: FileOrder.allCases)
    }
    let limit = try query["limit"].map { text throws(APIError) in
      try Field.query(text).integer("limit", in: 1...largestPage)
    }
    var files = order == .ascending ? files : files.reversed()
    if let after = query["after"] {
      guard let index = files.firstIndex(where: { $0.id == after }) else {
        throw .noSuchFile(after, param: "after")
      }
      files.removeFirst(index + 1)
    }
    if let purpose = query["purpose"] { files.removeAll { $0.purpose.rawValue != purpose } }
    let page = files.prefix(limit ?? largestPage)
    return [
      "object": "list",
      "data": .array(page.map(json)),
      "first_id": page.first.map { .string($0.id) } ?? .null,
      "last_id": page.last.map { .string($0.id) } ?? .null,
      "has_more": .bool(page.count < files.count),
    ]
  }

  /// Files on a page at the most, and when no `limit` is given.
  private static let largestPage = 10_000

  /// Schema `OpenAIFile`.
  static func json(_ file: StoredFile) -> JSON {
    [
      "object": "file",
      "id": .string(file.id),
      "purpose": .string(file.purpose.rawValue),
      "filename": .string(file.filename),
      "bytes": .integer(file.bytes.count),
      "created_at": .integer(file.created.seconds),
      "expires_at": file.expires.map { .integer($0.seconds) } ?? .null,
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
