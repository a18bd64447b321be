@testable import Maquette

// Every sentence is spelled out here, apart from `APIError`, and in the wording of real-api.md, 5.3 and 5.4.

extension Contract.Cell {
  /// Values that pass, and one of each kind that is refused, in the encoding that the operation takes.
  func trials() throws -> [Trial] {
    switch domain {
    case .unknown: unknown
    case .anything: anything
    case .text(let limit): text(limit: limit)
    case .integer(let range): integer(range)
    case .optionalText: optionalText
    case .word(let words, let unlisted): word(words, unlisted: unlisted)
    case .knownAndRefused(let words): knownAndRefused(words)
    case .flag: flag
    case .listedSize(let sizes, let refusal): listedSize(sizes, refusal: refusal)
    case .size: size
    case .pictures(let limit): try pictures(limit: limit)
    case .smallPNGs(let limit): try smallPNGs(limit: limit)
    case .mask: try mask
    }
  }

  private var isJSON: Bool { endpoint == .generations }

  /// A string in the operation's encoding.
  private func string(_ text: String) -> Trial.Value {
    isJSON ? .json("\"\(text)\"") : .text(text)
  }

  /// A number in the operation's encoding.
  private func number(_ literal: String) -> Trial.Value {
    isJSON ? .json(literal) : .text(literal)
  }

  private func invalid(
    _ message: String, type: String = ErrorObject.invalidRequest, code: String = "invalid_value"
  ) -> ErrorObject {
    ErrorObject(message: message, type: type, param: parameter, code: code)
  }

  /// JSON values of every type but `type`, each with its refusal; `null` is refused only if it says so.
  private func wrongTypes(expected: String, but type: String, refusesNull: Bool = false) -> [Trial] {
    guard isJSON else { return [] }
    let values = [
      ("7", "an integer"), ("1.5", "a decimal number"), ("true", "a boolean"), (#""x""#, "a string"),
      ("{}", "an object"), ("[]", "an array"), (#"[{"a":[null]}]"#, "an array"),
    ]
    let refused = values.filter { $0.1 != type } + (refusesNull ? [("null", "null")] : [])
    let trials = refused.map { literal, got in
      Trial.refused(
        .json(literal),
        invalid(
          "Invalid type for '\(parameter)': expected \(expected), but got \(got) instead.",
          code: "invalid_type"))
    }
    return refusesNull ? trials : trials + [.taken(.json("null"))]
  }

  /// Refusals of text in a form that does not spell a value of the type.
  private func unconvertible(_ texts: [String], expected: String) -> [Trial] {
    guard !isJSON else { return [] }
    return texts.map { text in
      .refused(
        .text(text),
        invalid(
          "Invalid type for '\(parameter)': expected \(expected), "
            + "but got a string value that could not be converted into \(expected).",
          code: "invalid_type"))
    }
  }
}

// MARK: - Plain values

extension Contract.Cell {
  private var unknown: [Trial] {
    let values: [Trial.Value] =
      isJSON ? [.json("null"), .json("7"), .json(#""low""#), .json("{}")] : [.text("low"), .text("")]
    return values.map {
      .refused($0, invalid("Unknown parameter: '\(parameter)'.", code: "unknown_parameter"))
    }
  }

  private var anything: [Trial] {
    let values: [Trial.Value] =
      isJSON
      ? [.json("null"), .json("123"), .json("{}"), .json("[[]]"), .json(#""""#)] : [.text("u"), .text("")]
    return values.map { .taken($0) }
  }

  private func text(limit: Int) -> [Trial] {
    // Each is one code point, of four bytes.
    let longest = String(repeating: "🦦", count: limit)
    return [
      .taken(string(longest), as: longest), .taken(string(" "), as: " "),
      .refused(
        .absent,
        invalid("Missing required parameter: '\(parameter)'.", code: "missing_required_parameter")),
      .refused(
        string(""),
        invalid(
          "Invalid '\(parameter)': empty string. Expected a string with minimum length 1, "
            + "but got an empty string instead.",
          code: "empty_string")),
      .refused(
        string(longest + "x"),
        invalid(
          "Invalid '\(parameter)': string too long. Expected a string with maximum length \(limit), "
            + "but got a string with length \(limit + 1) instead.",
          code: "string_above_max_length")),
    ] + wrongTypes(expected: "a string", but: "a string", refusesNull: true)
  }

  private var optionalText: [Trial] {
    [.taken(.absent), .taken(string("id-7"), as: "id-7"), .taken(string(""), as: "")]
      + wrongTypes(expected: "a string", but: "a string")
  }

  private func integer(_ range: ClosedRange<Int>) -> [Trial] {
    let (first, last) = (String(range.lowerBound), String(range.upperBound))
    let (below, above) = (String(range.lowerBound - 1), String(range.upperBound + 1))
    return [
      .taken(.absent), .taken(number(first), as: first), .taken(number(last), as: last),
      .refused(
        number(below),
        invalid(
          "Invalid '\(parameter)': integer below minimum value. "
            + "Expected a value >= \(first), but got \(below) instead.",
          code: "integer_below_min_value")),
      .refused(
        number(above),
        invalid(
          "Invalid '\(parameter)': integer above maximum value. "
            + "Expected a value <= \(last), but got \(above) instead.",
          code: "integer_above_max_value")),
    ] + wrongTypes(expected: "an integer", but: "an integer")
      + unconvertible(["abc", "2.5", "", " 1", "1e0", "true"], expected: "an integer")
  }

  /// Words of every model, so that one model's word is tried on another.
  private static let foreignWords = [
    "standard", "hd", "low", "medium", "high", "auto", "xhigh", "max", "transparent", "opaque", "png", "webp",
    "jpeg", "url", "b64_json", "vivid", "natural", "bogus", "",
  ]

  private func word(_ words: [String], unlisted: [String]) -> [Trial] {
    [.taken(.absent)] + (words + unlisted).map { .taken(string($0), as: $0) }
      + otherWords(than: words, unlisted: unlisted)
  }

  private func otherWords(than words: [String], unlisted: [String] = []) -> [Trial] {
    let foreign =
      Self.foreignWords.filter { !(words + unlisted).contains($0) } + words.map { $0.uppercased() }
    let quoted = words.map { "'\($0)'" }
    return foreign.map {
      .refused(
        string($0), invalid("Invalid value: '\($0)'. Supported values are: \(Self.list(quoted, "and"))."))
    } + wrongTypes(expected: "one of \(Self.list(quoted, "or"))", but: "a string")
  }

  private func knownAndRefused(_ words: [String]) -> [Trial] {
    let refusal = invalid(
      "The model '\(model)' does not support the '\(parameter)' parameter.", type: ErrorObject.engine,
      code: "invalid_input_fidelity_model")
    return [.taken(.absent)] + words.map { .refused(string($0), refusal) } + otherWords(than: words)
  }

  /// `a`; `a and b`; `a, b, and c`.
  private static func list(_ items: [String], _ conjunction: String) -> String {
    if items.count < 3 { return items.joined(separator: " \(conjunction) ") }
    return items.dropLast().joined(separator: ", ") + ", \(conjunction) " + items[items.count - 1]
  }

  private var flag: [Trial] {
    [.taken(.absent), .taken(number("true"), as: "true"), .taken(number("false"), as: "false")]
      + wrongTypes(expected: "a boolean", but: "a boolean")
      + unconvertible(["yes", "1", "", "False"], expected: "a boolean")
  }
}

// MARK: - Sizes

extension Contract.Cell {
  private func listedSize(_ sizes: [String], refusal: String) -> [Trial] {
    let foreign = [
      "256x256", "512x512", "1024x1024", "1792x1024", "1024x1792", "1024x1536", "1536x1024", "auto",
      "816x816",
      "123x456", "bogus", "", "1024X1024", "01024x1024",
    ].filter { !sizes.contains($0) }
    return [.taken(.absent)] + sizes.map { .taken(string($0), as: $0) }
      + foreign.map { .refused(string($0), engine("Invalid size '\($0)'. \(refusal)")) }
      + wrongTypes(expected: "a string", but: "a string")
  }

  private var size: [Trial] {
    let taken = [
      "auto", "1024x1024", "1536x1024", "1024x1536", "1536x864", "816x816", "1920x640", "640x1920",
      // The smallest and the largest area, and the longest edge.
      "1024x640", "3840x2160", "2160x3840", "3840x1280",
    ]
    let refused = [
      ("bogus", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
      ("0x0", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
      ("", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
      ("1024X1024", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
      ("1024x1024 ", "Expected WIDTHxHEIGHT, for example '1824x1024'."),
      ("9x9", "Width and height must both be divisible by 16."),
      ("1024x1032", "Width and height must both be divisible by 16."),
      ("1024x256", "The maximum supported aspect ratio is 3:1."),
      ("640x1936", "The maximum supported aspect ratio is 3:1."),
      ("3856x2160", "The longest edge must be less than or equal to 3840."),
      ("512x512", "Requested resolution is below the current minimum pixel budget."),
      ("1024x624", "Requested resolution is below the current minimum pixel budget."),
      ("3840x2176", "Requested resolution exceeds the current pixel budget."),
    ]
    return [.taken(.absent)] + taken.map { .taken(string($0), as: $0) }
      + refused.map { .refused(string($0.0), engine("Invalid size '\($0.0)'. \($0.1)")) }
      + wrongTypes(expected: "a string", but: "a string")
  }

  private func engine(_ message: String) -> ErrorObject {
    invalid(message, type: ErrorObject.engine)
  }
}

// MARK: - Uploaded pictures

extension Contract.Cell {
  /// A picture that every model takes: small, square, a PNG, with alpha.
  static func picture(_ name: String) throws -> FormPart {
    .file(name, try Sample.png(8, 8, isMask: true))
  }

  /// Uploads that every model treats alike.
  private func uploads(limit: Int) throws -> [Trial] {
    let picture = try Self.picture(parameter)
    return [
      .taken(.files([picture])),
      .taken(.files(Array(repeating: picture, count: limit))),
      .refused(
        .absent,
        invalid("Missing required parameter: '\(parameter)'.", code: "missing_required_parameter")),
      .refused(
        .files(Array(repeating: picture, count: limit + 1)),
        invalid(
          "Invalid '\(parameter)': array too long. Expected an array with maximum length \(limit), "
            + "but got an array with length \(limit + 1) instead.",
          code: "array_above_max_length")),
    ]
  }

  private func pictures(limit: Int) throws -> [Trial] {
    let unreadable = ErrorObject(
      message: "Invalid image file or mode for image 1, please check your image file.",
      type: ErrorObject.engine, code: "invalid_image_file")
    let jpeg = try Sample.jpeg(8, 8)
    let webp = try Sample.webp(8, 8)
    return try uploads(limit: limit) + [
      .taken(.files([.file(parameter, jpeg, filename: "a.jpg", type: "image/jpeg")])),
      .taken(.files([.file(parameter, webp, filename: "a.webp", type: "image/webp")])),
      .refused(.files([.file(parameter, [1, 2, 3])]), unreadable),
      .refused(.files([.file(parameter, [])]), unreadable),
      .refused(.text("x"), unsupported("application/octet-stream", of: parameter)),
      .refused(
        .files([.file("\(parameter)[]", jpeg, type: "application/octet-stream")]),
        unsupported("application/octet-stream", of: "\(parameter)[0]")),
      .refused(.files([.file(parameter, jpeg, type: "image/gif")]), unsupported("image/gif", of: parameter)),
    ]
  }

  private func unsupported(_ type: String, of part: String) -> ErrorObject {
    ErrorObject(
      message: "Invalid file '\(part)': unsupported mimetype ('\(type)'). "
        + "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
      param: part, code: "unsupported_file_mimetype")
  }

  private var notASmallPNG: ErrorObject {
    invalid("Uploaded image must be a PNG and less than 4 MB.", code: "invalid_image_format")
  }

  private func smallPNGs(limit: Int) throws -> [Trial] {
    let oblong = try Sample.png(64, 48, isMask: true)
    return try uploads(limit: limit) + [
      .refused(.files([.file(parameter, [1, 2, 3])]), notASmallPNG),
      .refused(.files([.file(parameter, [])]), notASmallPNG),
      .refused(.text("x"), notASmallPNG),
      .refused(.files([.file(parameter, try Sample.jpeg(8, 8))]), notASmallPNG),
      .refused(
        .files([.file(parameter, oblong)]),
        invalid("Uploaded image must be square, but its size is 64x48.", code: "invalid_image_format")),
    ]
  }

  private var mask: [Trial] {
    get throws {
      let prefix = "Invalid \(parameter) image format - \(parameter)"
      let code = "invalid_\(parameter)_image_format"
      return [
        .taken(.absent), .taken(.files([try Self.picture(parameter)])),
        .refused(.text("x"), notASmallPNG),
        .refused(.files([.file(parameter, try Sample.jpeg(8, 8))]), notASmallPNG),
        .refused(
          .files([.file(parameter, try Sample.png(8, 16, isMask: true))]),
          ErrorObject(
            message: prefix + " size does not match image size", type: ErrorObject.engine, code: code)),
        .refused(
          .files([.file(parameter, try Sample.png(8, 8))]),
          ErrorObject(
            message: prefix + " image missing alpha channel", type: ErrorObject.engine, code: code)),
      ]
    }
  }
}
