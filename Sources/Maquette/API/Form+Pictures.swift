/// The pictures of a form: parts of it, or what it refers to.
extension Form {
  /// The pictures uploaded as parts called `name`, in order.
  func pictures(inParts name: String, limit: Int) throws(APIError) -> [Upload] {
    let uploads = uploads(name)
    if uploads.isEmpty { throw .missingParameter(name) }
    if uploads.count > limit { throw .tooManyImages(name, count: uploads.count, limit: limit) }
    return uploads
  }

  /// The pictures that the JSON array called `name` refers to, in order.
  func pictures(_ name: String, limit: Int) throws(APIError) -> [Upload] {
    guard case .json(let value)? = value(name) else { throw .missingParameter(name) }
    guard case .array(let items) = value else {
      throw .invalidType(name, expected: .array, got: value.typeName)
    }
    if items.isEmpty { throw .emptyArray(name) }
    if items.count > limit { throw .tooManyImages(name, count: items.count, limit: limit) }
    var uploads: [Upload] = []
    for (index, item) in items.enumerated() {
      let reference = try PictureReference(item, name: "\(name)[\(index)]")
      uploads.append(try reference.upload(from: library))
    }
    return uploads
  }

  /// The picture that the JSON object called `name` refers to; nil when it is absent or null.
  func picture(_ name: String) throws(APIError) -> Upload? {
    guard case .json(let value)? = value(name) else { return nil }
    return try PictureReference(value, name: name).upload(from: library)
  }

  /// The parts called `name` as uploads, each with the name that refusals call it by.
  func uploads(_ name: String) -> [Upload] {
    let parts = entries(name).compactMap { entry -> (isElement: Bool, part: Multipart.Part)? in
      guard case .part(let part) = entry.field else { return nil }
      return (entry.isElement, part)
    }
    return parts.enumerated().map { index, entry in
      let isAlone = parts.count == 1 && !entry.isElement
      return Upload(field: isAlone ? name : "\(name)[\(index)]", part: entry.part)
    }
  }
}
