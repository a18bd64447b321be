/// The values that a parameter takes.
enum Domain: Sendable {
  /// None: the parameter is unknown.
  case unknown

  /// Any, of any type.
  case anything

  /// A text that must be there, of at most `limit` code points.
  case text(limit: Int)

  case integer(ClosedRange<Int>)

  /// A text of any length, or none.
  case optionalText

  /// One of these, in the order in which a refusal lists them, or one of those that it does not list.
  case word([String], unlisted: [String] = [])

  /// Words that are checked before the parameter itself is refused: `input_fidelity` of gpt-image-2.
  case knownAndRefused([String])

  case flag

  /// One of a few sizes; `refusal` is what is said about any other.
  case listedSize([String], refusal: String)

  /// Any size that real-api.md, 7.3 allows.
  case size

  /// One to `limit` uploads of PNG, JPEG or WebP.
  case pictures(limit: Int)

  /// One to `limit` uploads of PNG below 4 MB.
  case smallPNGs(limit: Int)

  /// One PNG with alpha and of the size of the picture, or none.
  case mask
}
