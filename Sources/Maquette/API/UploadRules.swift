import Raster

/// What a model asks of each uploaded file by itself (CONTRACT.md, "Uploaded pictures").
struct UploadRules: Sendable, Hashable {
  /// Formats taken; nil where bytes of any kind and number are.
  var formats: [FileFormat]?

  /// First size refused, in mebibytes.
  var sizeLimit: Int

  /// Whether a file that was declared as none of the formats is refused for that, before its bytes are looked at.
  var namesTypes = true

  /// Whether one sentence answers for what is wrong with the bytes: their format or their number.
  var isTerse = false

  /// Whether the refusal of a file that does not decode counts files from 0.
  var countsFromZero = false

  /// Uploads of the GPT image models.
  static let gptImage = UploadRules(formats: [.png, .jpeg, .webp], sizeLimit: 50)

  /// Uploads of dall-e-2, and the masks of every model.
  static let smallPNG = UploadRules(formats: [.png], sizeLimit: 4, namesTypes: false, isTerse: true)

  /// Uploads as in the published schema: a string of bytes.
  static let anything = UploadRules(formats: nil, sizeLimit: 0)

  /// Refuses a file that breaks a rule; whether it decodes is found out later.
  func check(_ upload: Upload) throws(APIError) {
    guard let formats else { return }
    if let reference = upload.reference, upload.header == nil { throw .invalidImageData(reference) }
    if namesTypes, !formats.contains(where: { $0.mediaType == upload.mediaType }) {
      throw .unsupportedMimetype(
        upload.field, mimetype: upload.mediaType, supported: formats.map(\.mediaType).sorted())
    }
    let isTooLarge = upload.bytes.count >= sizeLimit << 20
    if isTerse {
      guard !isTooLarge, let format = upload.header?.format, formats.contains(format) else {
        throw .notASmallPNG(upload.field)
      }
    } else if isTooLarge {
      throw .fileTooLarge(upload.field, limit: sizeLimit)
    }
  }

  /// The refusal for a file that passed these rules and does not decode; `index` counts from 0.
  func undecodable(_ upload: Upload, index: Int) -> APIError {
    if isTerse { return .notASmallPNG(upload.field) }
    return countsFromZero ? .undecodableImage(index: index) : .undecodableImage(number: index + 1)
  }
}
