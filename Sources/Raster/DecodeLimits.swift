/// How large a picture a decoder may allocate for.
package struct DecodeLimits: Sendable, Hashable {
  /// The longest edge, in pixels.
  package let maxEdge: Int

  /// Width times height at the most, in pixels; decoding takes four bytes for each, a progressive JPEG up to
  /// eight more.
  package let maxPixels: Int

  package init(maxEdge: Int, maxPixels: Int) {
    self.maxEdge = maxEdge
    self.maxPixels = maxPixels
  }

  /// Edges of 16,384 pixels and 100 megapixels: CONTRACT, "Uploaded pictures".
  package static let standard = DecodeLimits(maxEdge: 16_384, maxPixels: 100_000_000)

  /// Throws `CodecError.tooLarge` for a size, at least 1 by 1, that is not within the limits.
  func check(width: Int, height: Int) throws(CodecError) {
    guard width <= maxEdge, height <= maxEdge, height <= maxPixels / width else {
      throw .tooLarge(width: width, height: height)
    }
  }
}
