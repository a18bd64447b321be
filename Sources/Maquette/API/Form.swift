/// The fields of a request's body, in the order in which they came and not yet checked.
struct Form: Sendable {
  /// A named value.
  struct Entry: Sendable {
    /// The name without the brackets that make it an element: `image` for `image[]` and `image[0]`.
    var name: String

    /// The name as the client wrote it.
    var writtenName: String

    var field: Field

    /// Whether the name had brackets.
    var isElement: Bool { name != writtenName }
  }

  var entries: [Entry]

  /// Whether the body is JSON.
  var isJSON = false

  /// Where the pictures are that a JSON body only refers to.
  var library = PictureLibrary.empty
}

extension Form {
  /// Reads the body of `request`, of one of `mediaTypes`.
  ///
  /// - Throws: The refusals for another content type and for a body that does not parse.
  init(_ request: HTTPRequest, accepting mediaTypes: [String]) throws(APIError) {
    let contentType = request.headers["Content-Type"] ?? ""
    let mediaType = HeaderParameters(contentType)
    // A client that declares nothing sends JSON; one that declares a form (curl's default for -d) is told so.
    let name = contentType.isEmpty ? MediaType.json : mediaType?.value ?? ""
    guard let type = mediaTypes.first(where: { $0 == name }) else {
      throw .unsupportedContentType(contentType, accepted: mediaTypes)
    }
    if type == MediaType.json {
      try self.init(json: request.body)
    } else {
      guard let boundary = mediaType?["boundary"] else { throw .missingBoundary }
      try self.init(multipart: request.body, boundary: boundary)
    }
  }

  /// Longest JSON body, in bytes: as many pictures as an edit may have, and its mask, as `data:` URLs of the length that
  /// the schema allows.
  private static let jsonLimit = 17 * PictureReference.urlLimit + 1_000_000

  private init(json body: Bytes) throws(APIError) {
    guard body.count <= Self.jsonLimit else { throw .transport(.bodyTooLarge(limit: Self.jsonLimit)) }
    guard case .object(let object)? = try? JSON(parsing: body) else { throw .malformedJSON }
    let entries = object.map { Entry(name: $0.key, writtenName: $0.key, field: .json($0.value)) }
    self.init(entries: entries, isJSON: true)
  }

  private init(multipart body: Bytes, boundary: String) throws(APIError) {
    let parts: [Multipart.Part]
    do {
      parts = try Multipart.parse(body, boundary: boundary)
    } catch {
      throw .malformedMultipart(error)
    }
    var entries: [Entry] = []
    for (number, part) in parts.enumerated() {
      guard let name = part.name else { throw .unnamedPart(number) }
      entries.append(Entry(name: Self.unbracketed(name), writtenName: name, field: .part(part)))
    }
    self.init(entries: entries)
  }

  /// Cuts `[]` or `[0]` off a part's name, the ways in which clients number the elements of an array
  /// (real-api.md, 8).
  private static func unbracketed(_ name: String) -> String {
    guard name.hasSuffix("]"), let bracket = name.lastIndex(of: "[") else { return name }
    let index = name[name.index(after: bracket)...].dropLast()
    return index.utf8.allSatisfy(ASCII.isDigit) ? String(name[..<bracket]) : name
  }

  /// The value of `model`; of several, the last.
  var model: Field? {
    entries.last { $0.writtenName == "model" }?.field
  }

  /// The entries called `name`, brackets aside.
  func entries(_ name: String) -> [Entry] {
    entries.filter { $0.name == name }
  }

  /// The value called `name`, unless it is absent or null; of several, the last.
  func value(_ name: String) -> Field? {
    guard let field = entries(name).last?.field, !field.isNull else { return nil }
    return field
  }
}
