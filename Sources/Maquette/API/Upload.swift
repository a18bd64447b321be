import Raster

/// A picture as a client sent it.
struct Upload: Sendable {
  /// Name by which the API's refusals call it: `image`, `image[0]`, `mask`.
  var field: String

  /// The file name the client gave, if any.
  var filename: String?

  /// The media type the client declared, lowercased and without parameters; nil when absent or empty.
  var declaredType: String?

  var bytes: Bytes

  /// Name of the value in a JSON body that refers to it, `images[0].image_url`; nil for a part of a form.
  var reference: String?

  /// What the bytes say they are; nil when they are no picture.
  var header: PictureHeader?

  /// Whether a picture drawn from their hash stands for the bytes, which do not decode.
  private(set) var isPlaceholder = false

  init(field: String, part: Multipart.Part) {
    self.field = field
    filename = part.filename
    declaredType = part.contentType.map { HeaderParameters($0)?.value ?? ASCII.lowercased($0) }
    bytes = part.body
    header = Self.header(of: bytes)
  }

  /// A picture that a JSON body refers to, of which nothing is known but its bytes.
  init(field: String, reference: String, bytes: Bytes) {
    self.field = field
    self.reference = reference
    self.bytes = bytes
    header = Self.header(of: bytes)
  }

  private static func header(of bytes: Bytes) -> PictureHeader? {
    bytes.withSpanOnce { bytes in try? PictureHeader(of: bytes) }
  }
}

extension Upload {
  /// Dimensions of the picture; nil when there is none.
  var size: PixelSize? {
    isPlaceholder ? Self.placeholderSize : header.map { PixelSize($0.width, $0.height) }
  }

  /// Dimensions of every picture that stands for bytes (CONTRACT.md, "Contract profile").
  static let placeholderSize = PixelSize(1024, 1024)

  /// The upload with a picture that stands for its bytes.
  var asPlaceholder: Upload {
    var upload = self
    upload.isPlaceholder = true
    return upload
  }

  /// Drops what a client wrote about it, of any length, and which no picture depends on.
  mutating func forgetNames() {
    filename = nil
    declaredType = nil
    reference = nil
  }

  /// The media type to judge the upload by: the declared one, else the one of the file name, else that of the bytes.
  var mediaType: String {
    declaredType ?? filename.flatMap(Self.mediaType(ofFileNamed:)) ?? header?.format.mediaType
      ?? "application/octet-stream"
  }

  private static func mediaType(ofFileNamed name: String) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return FileFormat(fileExtension: name[name.index(after: dot)...])?.mediaType
  }
}
