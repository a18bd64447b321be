import Raster

/// What a model asks of each uploaded file by itself (CONTRACT.md, "Uploaded pictures").
struct UploadRules: Sendable, Hashable {
  /// Formats taken; nil where bytes of any kind and number are.
  var formats: [FileFormat]?

  /// First size refused, in mebibytes.
  var sizeLimit: Int

  /// Whether one sentence answers for both rules, and bytes count more than what was declared.
  var isTerse: Bool

  /// Uploads of the GPT image models.
  static let gptImage = UploadRules(formats: [.png, .jpeg, .webp], sizeLimit: 50, isTerse: false)

  /// Uploads of dall-e-2, and the masks of every model.
  static let smallPNG = UploadRules(formats: [.png], sizeLimit: 4, isTerse: true)

  /// Uploads of dall-e-2 in its last weeks.
  static let typedSmallPNG = UploadRules(formats: [.png], sizeLimit: 4, isTerse: false)

  /// Uploads as in the published schema: a string of bytes.
  static let anything = UploadRules(formats: nil, sizeLimit: 0, isTerse: false)

  /// Refuses a file that breaks a rule; whether it decodes is found out later.
  func check(_ upload: Upload) throws(APIError) {
    guard let formats else { return }
    if let reference = upload.reference, upload.header == nil { throw .invalidImageData(reference) }
    let isTooLarge = upload.bytes.count >= sizeLimit << 20
    if isTerse {
      guard !isTooLarge, let format = upload.header?.format, formats.contains(format) else {
        throw .notASmallPNG(upload.field)
      }
    } else {
      guard formats.contains(where: { $0.mediaType == upload.mediaType }) else {
        throw .unsupportedMimetype(
          upload.field, mimetype: upload.mediaType, supported: formats.map(\.mediaType).sorted())
      }
      if isTooLarge { throw .fileTooLarge(upload.field, limit: sizeLimit) }
    }
  }

  /// The refusal for a file that passed these rules and does not decode; `index` counts from 0.
  func undecodable(_ upload: Upload, index: Int) -> APIError {
    isTerse ? .notASmallPNG(upload.field) : .undecodableImage(number: index + 1)
  }
}
