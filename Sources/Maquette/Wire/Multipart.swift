/// Forms sent as `multipart/form-data` (RFC 7578, on the grammar of RFC 2046, 5.1.1).
enum Multipart {
  /// One field of a form.
  struct Part: Sendable {
    /// The part's own header fields, as sent.
    var headers: HTTPHeaders

    /// The field's name; nil when the part does not say.
    var name: String?

    /// The file's name, from `filename*` if that can be decoded; nil when the part is no file.
    var filename: String?

    /// The part's media type, as sent; nil when the field is absent or empty.
    var contentType: String?

    /// The content, which shares the storage of the whole form.
    var body: Bytes
  }

  /// Parts a form may have.
  static let partLimit = 10_000

  /// Bytes of header fields a part may have.
  static let headerLimit = 16_384

  /// Header fields a part may have.
  static let headerFieldLimit = 100

  /// Takes a form apart at the lines that hold `boundary`, a parameter of the form's `Content-Type`.
  ///
  /// Takes time in proportion to the number of bytes at most, whatever they are. What stands before the first
  /// such line and after the last is passed over.
  ///
  /// - Parameter windowSize: how many bytes are gone through before their memory is released.
  static func parse(
    _ form: Bytes, boundary: String, windowSize: Int = Bytes.windowSize
  ) throws(MultipartError) -> [Part] {
    guard isBoundary(boundary) else { throw .invalidBoundary(boundary) }
    return try form.withSpan { (bytes) throws(MultipartError) in
      try FormReader(form: form, boundary: boundary, windowSize: windowSize).parts(bytes)
    }
  }

  /// Whether `text` is 1 to 70 of the characters a boundary may have, the last one no space (RFC 2046, 5.1.1).
  private static func isBoundary(_ text: String) -> Bool {
    let marks = "'()+_,-./:=? ".utf8
    return (1...70).contains(text.utf8.count) && text.last != " "
      && text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || marks.contains($0) }
  }
}

/// Why bytes are not a form.
enum MultipartError: Error, Sendable, Equatable {
  /// Not what RFC 2046, 5.1.1, lets a boundary be.
  case invalidBoundary(String)

  /// No line holds the boundary.
  case noBoundary

  /// The form stops before its last boundary.
  case truncated

  /// More parts than are read.
  case tooManyParts(limit: Int)

  /// A part has more header fields, or more bytes of them, than are read; parts count from 0.
  case headerTooLarge(part: Int)

  /// A line among a part's header fields is not one; parts count from 0.
  case malformedHeader(part: Int)

  /// A part's `Content-Disposition` breaks its grammar; parts count from 0.
  case malformedDisposition(part: Int)
}

private struct FormReader {
  let form: Bytes
  let windowSize: Int

  /// A boundary line without what follows the boundary: CR, LF, two hyphens, the boundary.
  let delimiter: [UInt8]

  /// How far a search may move on for each byte that stands where the delimiter would end.
  let shifts: [Int]

  /// A boundary line.
  struct Boundary {
    /// Where it starts: at its line break, which belongs to it, if there is one before.
    var start: Int

    /// Where the next part begins, after the line's own break; nil when this is the last boundary.
    var next: Int?
  }

  init(form: Bytes, boundary: String, windowSize: Int) {
    self.form = form
    self.windowSize = windowSize
    delimiter = Array("\r\n--\(boundary)".utf8)
    var shifts = [Int](repeating: delimiter.count, count: 256)
    for (index, byte) in delimiter.dropLast().enumerated() {
      shifts[Int(byte)] = delimiter.count - 1 - index
    }
    self.shifts = shifts
  }

  func parts(_ bytes: Span<UInt8>) throws(MultipartError) -> [Multipart.Part] {
    guard var boundary = firstBoundary(bytes) else { throw .noBoundary }
    var parts: [Multipart.Part] = []
    while let start = boundary.next {
      guard parts.count < Multipart.partLimit else { throw .tooManyParts(limit: Multipart.partLimit) }
      let blankLine = try headerEnd(bytes, from: start, part: parts.count)
      let headers = try headers(form[start..<blankLine], part: parts.count)
      // The blank line's break may also be the next boundary's: then there is no content.
      guard let end = self.boundary(bytes, from: blankLine) else { throw .truncated }
      let content = form[min(blankLine + 2, end.start)..<end.start]
      parts.append(try part(headers, content, number: parts.count))
      boundary = end
    }
    return parts
  }

  /// The boundary that opens the form, before which no line break is needed.
  private func firstBoundary(_ bytes: Span<UInt8>) -> Boundary? {
    if matches(bytes, delimiter[2...], at: 0), let boundary = lineEnd(bytes, 0, delimiter.count - 2) {
      return boundary
    }
    return boundary(bytes, from: 0)
  }

  /// The first boundary at or after `start`.
  private func boundary(_ bytes: Span<UInt8>, from start: Int) -> Boundary? {
    for window in form.windows(of: windowSize, from: start) {
      if let boundary = boundary(bytes, in: window) { return boundary }
    }
    return nil
  }

  /// The first boundary that starts in `window`, found as Horspool's search does.
  ///
  /// His has a quadratic worst case, this has not: a delimiter is only compared where a CR stands, and no
  /// second one stands among the bytes that are found equal, so no byte is compared twice.
  private func boundary(_ bytes: Span<UInt8>, in window: Range<Int>) -> Boundary? {
    var offset = window.lowerBound
    let end = min(window.upperBound, bytes.count - delimiter.count + 1)
    while offset < end {
      if bytes[offset] == ASCII.carriageReturn, matches(bytes, delimiter[...], at: offset),
        let boundary = lineEnd(bytes, offset, offset + delimiter.count)
      {
        return boundary
      }
      offset += shifts[Int(bytes[offset + delimiter.count - 1])]
    }
    return nil
  }

  private func matches(_ bytes: Span<UInt8>, _ pattern: ArraySlice<UInt8>, at start: Int) -> Bool {
    guard start + pattern.count <= bytes.count else { return false }
    for (offset, byte) in pattern.enumerated() where bytes[start + offset] != byte { return false }
    return true
  }

  /// The boundary that starts at `start` if nothing but padding follows it in its line.
  ///
  /// A line that goes on otherwise, such as that of a longer boundary, is content.
  private func lineEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Boundary? {
    var end = end
    let hyphen = UInt8(ascii: "-")
    let isLast = end + 1 < bytes.count && bytes[end] == hyphen && bytes[end + 1] == hyphen
    if isLast { end += 2 }
    while end < bytes.count, ASCII.isBlank(bytes[end]) { end += 1 }
    if isLast {
      let isLine = end == bytes.count || bytes[end] == ASCII.carriageReturn || bytes[end] == ASCII.lineFeed
      return isLine ? Boundary(start: start, next: nil) : nil
    }
    guard end + 1 < bytes.count, bytes[end] == ASCII.carriageReturn, bytes[end + 1] == ASCII.lineFeed
    else { return nil }
    return Boundary(start: start, next: end + 2)
  }
}

extension FormReader {
  /// Offset of the blank line that ends the header fields.
  private func headerEnd(
    _ bytes: Span<UInt8>, from start: Int, part: Int
  ) throws(MultipartError) -> Int {
    var line = start
    var offset = start
    while offset + 1 < bytes.count {
      guard offset - start <= Multipart.headerLimit else { throw .headerTooLarge(part: part) }
      if bytes[offset] == ASCII.carriageReturn, bytes[offset + 1] == ASCII.lineFeed {
        if offset == line { return offset }
        line = offset + 2
      }
      offset += 1
    }
    throw .truncated
  }

  /// Reads lines of `name: value`, of which one that begins with a blank goes on with the one before it.
  ///
  /// The grammar is that of RFC 5322, 2.2, which leaves the space after the colon to the sender.
  private func headers(_ block: Bytes, part: Int) throws(MultipartError) -> HTTPHeaders {
    var fields: [HTTPHeaders.Field] = []
    let lines = block.array.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).dropLast()
    for line in lines {
      let content = line.dropLast()
      guard line.last == ASCII.carriageReturn,
        content.allSatisfy({ !ASCII.isControl($0) || $0 == ASCII.tab })
      else { throw .malformedHeader(part: part) }
      if let last = fields.indices.last, content.first.map(ASCII.isBlank) == true {
        let lines = [fields[last].value, trimmed(content)]
        fields[last].value = lines.filter { !$0.isEmpty }.joined(separator: " ")
      } else {
        let name = content.prefix(while: ASCII.isTokenByte)
        guard !name.isEmpty, content.dropFirst(name.count).first == UInt8(ascii: ":") else {
          throw .malformedHeader(part: part)
        }
        fields.append(
          HTTPHeaders.Field(
            name: String(decoding: name, as: UTF8.self),
            value: trimmed(content.dropFirst(name.count + 1))))
      }
    }
    guard fields.count <= Multipart.headerFieldLimit else { throw .headerTooLarge(part: part) }
    return HTTPHeaders(fields)
  }

  private func trimmed(_ text: ArraySlice<UInt8>) -> String {
    var text = text.drop(while: ASCII.isBlank)
    while let last = text.last, ASCII.isBlank(last) { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private func part(
    _ headers: HTTPHeaders, _ body: Bytes, number: Int
  ) throws(MultipartError) -> Multipart.Part {
    var part = Multipart.Part(headers: headers, body: body)
    if let contentType = headers["content-type"], !contentType.isEmpty { part.contentType = contentType }
    if let field = headers["content-disposition"] {
      guard let disposition = HeaderParameters(field) else { throw .malformedDisposition(part: number) }
      part.name = disposition["name"].map(unescaped)
      part.filename = disposition.extended("filename") ?? disposition["filename"].map(unescaped)
    }
    return part
  }

  /// Undoes the three escapes that browsers and the API's Python client write in names.
  ///
  /// Source: HTML, "multipart/form-data encoding algorithm". A percent sign itself is not escaped there, so
  /// others stay as they are.
  private func unescaped(_ name: String) -> String {
    name.substituting("\"", for: "%22").substituting("\r", for: "%0D").substituting("\n", for: "%0A")
  }
}
