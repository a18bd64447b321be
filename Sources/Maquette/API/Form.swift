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

  let entries: [Entry]
}

extension Form {
  /// Reads the body of `request` in the encoding `endpoint` takes.
  ///
  /// - Throws: The refusals for another content type and for a body that does not parse.
  init(_ request: HTTPRequest, for endpoint: Endpoint) throws(APIError) {
    let contentType = request.headers["Content-Type"] ?? ""
    let mediaType = HeaderParameters(contentType)
    switch endpoint {
    case .generations:
      // A client that declares nothing sends JSON; one that declares a form (curl's default for -d) is told so.
      guard contentType.isEmpty || mediaType?.value == "application/json" else {
        throw .unsupportedContentType(contentType, accepted: "application/json")
      }
      try self.init(json: request.body)
    case .edits, .variations:
      guard let mediaType, mediaType.value == "multipart/form-data" else {
        throw .unsupportedContentType(contentType, accepted: "multipart/form-data")
      }
      guard let boundary = mediaType["boundary"] else {
        throw .missingBoundary
      }
      try self.init(multipart: request.body, boundary: boundary)
    }
  }

  private init(json body: Bytes) throws(APIError) {
    guard case .object(let object)? = try? JSON(parsing: body) else { throw .malformedJSON }
    self.init(entries: object.map { Entry(name: $0.key, writtenName: $0.key, field: .json($0.value)) })
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

  /// The entries called `name`, brackets aside.
  func entries(_ name: String) -> [Entry] {
    entries.filter { $0.name == name }
  }
}
