/// Why bytes could not be decoded to a picture, or a picture not encoded.
package enum CodecError: Error, Sendable, Equatable {
  /// The bytes begin like no known file format.
  case unknownFormat

  /// The codec library gave up; its own words.
  case invalid(FileFormat, String)

  /// The picture is larger than the decoder was allowed to allocate for, in pixels.
  case tooLarge(width: Int, height: Int)
}
