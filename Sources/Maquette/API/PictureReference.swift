/// A picture in a JSON body: schema `ImageRefParam`, either `image_url` or `file_id`.
struct PictureReference: Sendable {
  /// Name of the value in the request: `images[0]`, `mask`.
  private let name: String

  private let key: Key
  private let text: String

  /// Name of its one value: `images[0].file_id`.
  private let path: String

  private enum Key: String, CaseIterable {
    case imageURL = "image_url"
    case fileID = "file_id"
  }

  /// Length of an `image_url`, in Unicode code points: schema `ImageRefParam`, `maxLength`.
  static let urlLimit = 20_971_520

  /// Reads a reference called `name`.
  ///
  /// - Throws: The refusals for another type, another key, and for none or both of the two.
  init(_ value: JSON, name: String) throws(APIError) {
    guard case .object(let object) = value else {
      throw .invalidType(name, expected: .object, got: value.typeName)
    }
    for key in object.keys where Key(rawValue: key) == nil { throw .unknownParameter("\(name).\(key)") }
    let given = Key.allCases.filter { object[$0.rawValue].map { !$0.isNull } ?? false }
    guard given.count == 1, let key = given.first, let value = object[key.rawValue] else {
      throw .ambiguousReference(name)
    }
    path = "\(name).\(key.rawValue)"
    guard case .string(let text) = value else {
      throw .invalidType(path, expected: .string, got: value.typeName)
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
  /// - Throws: The refusals for a file or an address that does not exist.
  func upload(from library: PictureLibrary) throws(APIError) -> Upload {
    Upload(field: name, reference: path, bytes: try bytes(from: library))
  }

  private func bytes(from library: PictureLibrary) throws(APIError) -> Bytes {
    switch key {
    case .fileID:
      guard let bytes = library.file(text) else { throw .noSuchFile(text, param: path) }
      return bytes
    case .imageURL where ASCII.lowercased(text.prefix(5)) == "data:":
      return dataURLContent
    case .imageURL:
      do throws(UpstreamStatus) {
        return try library.download(text)
      } catch {
        throw .downloadFailed(status: error.code)
      }
    }
  }

  /// The content of a `data:` URL in base64 (RFC 2397), whatever its media type; a broken one stands for itself, which
  /// is no picture.
  private var dataURLContent: Bytes {
    guard let comma = text.firstIndex(of: ","), ASCII.lowercased(text[..<comma]).hasSuffix(";base64") else {
      return Bytes(Array(text.utf8))
    }
    let data = text[text.index(after: comma)...]
    let base64 = data.utf8.contains(UInt8(ascii: "%")) ? PercentEncoding.decode(data) : String(data)
    return Bytes(base64.flatMap { Base64.decode($0[...]) } ?? Array(text.utf8))
  }
}
