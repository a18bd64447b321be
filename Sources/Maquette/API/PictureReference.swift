/// A picture in a JSON body: schema `ImageRefParam`, either `image_url` or `file_id`.
struct PictureReference: Sendable {
  /// Name of the value in the request: `images[0]`, `mask`.
  private let name: String

  private let key: Key
  private let text: String

  private enum Key: String, CaseIterable {
    case imageURL = "image_url"
    case fileID = "file_id"
  }

  /// Length of an `image_url`, in Unicode code points: schema `ImageRefParam`, `maxLength`.
  private static let urlLimit = 20_971_520

  /// Reads a reference called `name`.
  ///
  /// - Throws: The refusals for another type, another key, and for none or both of the two.
  init(_ value: JSON, name: String) throws(APIError) {
    guard case .object(let object) = value else {
      throw .invalidType(name, expected: "an object", got: value.typeName)
    }
    for key in object.keys where Key(rawValue: key) == nil { throw .unknownParameter("\(name).\(key)") }
    let given = Key.allCases.filter { object[$0.rawValue].map { !$0.isNull } ?? false }
    guard given.count == 1, let key = given.first, let value = object[key.rawValue] else {
      throw .ambiguousReference(name)
    }
    let path = "\(name).\(key.rawValue)"
    guard case .string(let text) = value else {
      throw .invalidType(path, expected: "a string", got: value.typeName)
    }
    let length = text.unicodeScalars.count
    if key == .imageURL, length > Self.urlLimit {
      throw .stringTooLong(path, length: length, limit: Self.urlLimit)
    }
    self.name = name
    self.key = key
    self.text = text
  }

  /// Gets the picture.
  ///
  /// - Throws: The refusals for a file or an address that does not exist, and for content that is no picture.
  func upload(from library: PictureLibrary) throws(APIError) -> Upload {
    let upload = Upload(field: name, bytes: try bytes(from: library))
    guard upload.header != nil else { throw .invalidImageData("\(name).\(key.rawValue)") }
    return upload
  }

  private func bytes(from library: PictureLibrary) throws(APIError) -> Bytes {
    switch key {
    case .fileID:
      guard let bytes = library.file(text) else { throw .noSuchFile(text, param: "\(name).file_id") }
      return bytes
    case .imageURL:
      if text.hasPrefix("data:") { return try dataURLContent() }
      do throws(UpstreamStatus) {
        return try library.download(text)
      } catch {
        throw .downloadFailed(status: error.code)
      }
    }
  }

  /// The content of a `data:` URL in base64 (RFC 2397); what its media type says does not matter.
  private func dataURLContent() throws(APIError) -> Bytes {
    guard let comma = text.firstIndex(of: ","), text[..<comma].hasSuffix(";base64"),
      let bytes = Base64.decode(text[text.index(after: comma)...])
    else { throw .invalidImageData("\(name).image_url") }
    return Bytes(bytes)
  }
}
