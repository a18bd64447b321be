/// What made a picture, as the JSON text that its file carries.
///
/// To this module it is any text.
package struct Provenance: Sendable, Hashable {
  /// The most bytes of UTF-8 that a file carries, so that every format can: a JPEG's segment has 65,533.
  package static let maxCount = 60_000

  /// What its carrier is called in a PNG and a JPEG.
  static let keyword = "maquette"

  package let json: String

  /// Takes a text.
  ///
  /// - Precondition: There is no NUL in it, as there is none in JSON.
  package init(json: String) {
    precondition(!json.utf8.contains(0), "JSON has no NUL")
    self.json = json
  }
}

extension Provenance {
  /// Finds the provenance in a file of any format that `FileFormat` knows, without decoding a pixel.
  ///
  /// - Returns: nil if the picture has none.
  /// - Throws: `CodecError.unknownFormat` for other bytes, `CodecError.invalid` if the file is broken before
  ///   the place of the provenance.
  package init?(of bytes: borrowing Span<UInt8>) throws(CodecError) {
    let found =
      switch FileFormat(detecting: bytes) {
      case .png: try PNG.provenance(of: bytes)
      case .jpeg: try JPEG.provenance(of: bytes)
      case .webp: try WebP.provenance(of: bytes)
      case nil: throw .unknownFormat
      }
    guard let found else { return nil }
    self = found
  }

  /// Takes what was found in a file; nil if it is nothing, or no text.
  init?(utf8 bytes: some Sequence<UInt8>) {
    guard let json = String(validating: bytes, as: UTF8.self), !json.isEmpty, !json.utf8.contains(0) else {
      return nil
    }
    self.json = json
  }

  /// Throws `CodecError.invalid` for a text that is longer than `maxCount`.
  func checkCount(_ format: FileFormat) throws(CodecError) {
    guard json.utf8.count <= Provenance.maxCount else {
      throw .invalid(
        format, "a provenance of \(json.utf8.count) bytes; it has at most \(Provenance.maxCount)")
    }
  }
}
