/// The dimensions of a picture, in pixels.
struct PixelSize: Sendable, Hashable {
  var width: Int
  var height: Int

  init(_ width: Int, _ height: Int) {
    self.width = width
    self.height = height
  }

  /// Area in pixels.
  var area: Int { width * height }

  /// Length of the longer edge.
  var longEdge: Int { max(width, height) }

  /// Length of the shorter edge.
  var shortEdge: Int { min(width, height) }
}

extension PixelSize: CustomStringConvertible {
  /// As on the wire: `1024x1536`.
  var description: String { "\(width)x\(height)" }
}

extension PixelSize: LosslessStringConvertible {
  /// Reads `WIDTHxHEIGHT`: two decimal numbers above zero, of at most nine digits, without sign or leading zero.
  init?(_ text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Self.edge(parts[0]), let height = Self.edge(parts[1]) else {
      return nil
    }
    self.init(width, height)
  }

  private static func edge(_ digits: Substring) -> Int? {
    guard digits.utf8.count <= 9, digits.first != "0", digits.utf8.allSatisfy(ASCII.isDigit) else {
      return nil
    }
    return Int(digits)
  }
}

/// The `size` parameter.
enum ImageSize: Sendable, Hashable {
  case auto
  case pixels(PixelSize)
}

/// Which sizes a model draws.
enum SizeRule: Sendable, Hashable {
  /// A short list, with or without `auto`.
  case fixed([PixelSize], auto: Bool)

  /// `auto`, or any size within `limits`.
  case flexible(FlexibleSizeLimits)

  /// Any text, as in the published schema; one that is no size is as good as `auto`.
  case open

  /// Reads a `size` parameter.
  ///
  /// - Throws: The refusal the API gives for `text` on a model with this rule (real-api.md, 5.4).
  func size(_ text: String) throws(APIError) -> ImageSize {
    switch self {
    case .fixed(let sizes, let auto):
      if auto, text == "auto" { return .auto }
      guard let size = PixelSize(text), sizes.contains(size) else {
        throw .unsupportedSize(text, supported: sizes.map(\.description) + (auto ? ["auto"] : []))
      }
      return .pixels(size)
    case .flexible(let limits):
      if text == "auto" { return .auto }
      guard let size = PixelSize(text) else { throw .malformedSize(text) }
      try limits.check(size, asWritten: text)
      return .pixels(size)
    case .open:
      return PixelSize(text).map(ImageSize.pixels) ?? .auto
    }
  }
}

/// The limits within which a model takes any size (real-api.md, 7.3).
struct FlexibleSizeLimits: Sendable, Hashable {
  /// Both edges are multiples of this, in pixels.
  var multiple: Int

  /// Largest ratio of the long edge to the short one.
  var aspectRatio: Int

  /// Longest edge, in pixels.
  var longEdge: Int

  /// Smallest and largest area, in pixels.
  var area: ClosedRange<Int>

  /// Limits of gpt-image-2.
  static let gptImage2 = FlexibleSizeLimits(
    multiple: 16, aspectRatio: 3, longEdge: 3840, area: 655_360...8_294_400)

  fileprivate func check(_ size: PixelSize, asWritten text: String) throws(APIError) {
    if size.width % multiple != 0 || size.height % multiple != 0 {
      throw .indivisibleSize(text, multiple: multiple)
    }
    if size.longEdge > size.shortEdge * aspectRatio {
      throw .elongatedSize(text, aspectRatio: aspectRatio)
    }
    if size.longEdge > longEdge { throw .sizeEdgeTooLong(text, limit: longEdge) }
    if size.area < area.lowerBound { throw .sizeBelowPixelBudget(text) }
    if size.area > area.upperBound { throw .sizeAbovePixelBudget(text) }
  }
}
