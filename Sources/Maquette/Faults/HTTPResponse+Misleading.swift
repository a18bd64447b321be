/// Answers that say something else than was drawn.
extension HTTPResponse {
  /// Rewrites the JSON object that is the body, or the one of every event of a stream.
  mutating func rewriteDocuments(_ change: (inout JSON.Object) -> Void) {
    switch body {
    case .bytes(let bytes):
      guard case .object(var object)? = try? JSON(parsing: Bytes(bytes)) else { return }
      change(&object)
      body = .bytes(JSON.object(object).prettyPrinted)
    case .chunks(let chunks):
      body = .chunks(chunks.map { $0.rewritten(change) })
    }
  }

  /// Rewrites the files of the pictures in base64, each with its number in the answer.
  mutating func rewritePictures(_ change: (Int, [UInt8]) -> [UInt8]) {
    var number = 0
    func rewrite(_ item: inout JSON.Object) {
      guard let file = item["b64_json"]?.file else { return }
      item["b64_json"] = .base64(change(number, file))
      number += 1
    }
    rewriteDocuments { document in
      // An event holds its picture itself.
      rewrite(&document)
      document.rewriteItems(rewrite)
    }
  }

  /// Takes the picture out of the first item.
  mutating func removeFirstPicture() {
    rewriteDocuments { document in
      var isFirst = true
      document.rewriteItems { item in
        if isFirst { for format in ResponseFormat.allCases { item[format.rawValue] = nil } }
        isFirst = false
      }
    }
  }

  /// Puts a signature into links that is not theirs.
  mutating func forgeLinks() {
    rewriteDocuments { document in
      document.rewriteItems { item in
        guard let url = item["url"]?.string else { return }
        item["url"] = .string(SignedLink.forged(url))
      }
    }
  }

  /// Leaves the body one byte short, and says so in its length.
  mutating func dropLastByte() {
    guard case .bytes(let bytes) = body else { return }
    body = .bytes(bytes.dropLast())
  }
}

extension FaultContext {
  /// Puts files of another format than the one that was asked for into an answer.
  func changeFormat(of response: inout HTTPResponse) {
    guard var plan else { return }
    let frames = plan.frames
    plan.format = plan.format == .png ? .webp : .png
    response.rewritePictures { number, file in
      // Not from the cache, nor into it: these are files of a request that nobody made.
      let files = try? plan.draw(
        [frames[number]], as: emulator.configuration.rendering, identifiers: emulator.identifiers)
      return files?.first ?? file
    }
  }
}

extension JSON {
  /// The bytes of a text in base64.
  fileprivate var file: [UInt8]? {
    if case .base64(let bytes) = self { bytes } else { string.flatMap { Base64.decode($0[...]) } }
  }
}

extension JSON.Object {
  /// Rewrites the elements of `data`.
  fileprivate mutating func rewriteItems(_ change: (inout JSON.Object) -> Void) {
    guard let items = self["data"]?.array else { return }
    self["data"] = .array(
      items.map { item in
        guard var object = item.object else { return item }
        change(&object)
        return .object(object)
      })
  }
}

extension HTTPResponse.Chunk {
  /// The event with another object for its data.
  fileprivate func rewritten(_ change: (inout JSON.Object) -> Void) -> HTTPResponse.Chunk {
    guard var event, case .object(var object) = event.data else { return self }
    change(&object)
    event.data = .object(object)
    return HTTPResponse.Chunk(pause: pause, event)
  }
}
