/// What a picture file says of where it comes from (INTERFACES.md, "Provenance").
extension Plan {
  /// All that the pictures depend on but the seed.
  var understood: JSON {
    [
      "endpoint": .string(endpoint.rawValue),
      "model": .string(model.id),
      "prompt_sha256": .string(promptHash),
      "parameters": parameters,
      "count": .integer(count),
      "sources": .array(sources.map(\.json)),
    ]
  }

  /// The object that goes into the file of a picture.
  func provenance(of frame: Frame, seed: UInt64) -> JSON {
    [
      "maquette": 1,
      "digest": .string(digest),
      "endpoint": .string(endpoint.rawValue),
      "model": .string(model.id),
      "prompt": .string(String(prompt.unicodeScalars.prefix(Self.promptExcerpt))),
      "prompt_sha256": .string(promptHash),
      "parameters": parameters,
      "seed": .number(JSON.Number(scanned: "\(seed)")),
      "index": .integer(frame.index),
      "count": .integer(count),
      "partial": frame.partial.map { ["index": .integer($0), "count": .integer(partialCount)] } ?? .null,
      "sources": .array(sources.map(\.json)),
    ]
  }

  /// Number of code points after which a prompt is cut; its hash is that of the whole.
  private static let promptExcerpt = 1000

  /// The parameters that a picture depends on, with their defaults, in the order of the answers' fields.
  private var parameters: JSON {
    var members: [(String, JSON)] = [
      ("size", .string(size.description)), ("quality", .string(quality.rawValue)),
    ]
    if let style { members.append(("style", .string(style.rawValue))) }
    if model.isGPTImage {
      members.append(("background", .string(background.rawValue)))
      members.append(("output_format", .string(format.rawValue)))
      if format != .png { members.append(("output_compression", .integer(compression))) }
      if endpoint == .edits { members.append(("input_fidelity", .string(fidelity.rawValue))) }
    }
    return .object(JSON.Object(members))
  }
}

/// A picture that came with a request, as provenance names it.
struct PictureSource: Sendable, Hashable {
  /// `image[0]` and so on, or `mask`, however the request spelled it.
  var field: String

  /// In hexadecimal.
  var sha256: String

  /// Dimensions in pixels; nil for bytes that are no picture.
  var size: PixelSize?

  init(_ upload: Upload, field: String) {
    self.field = field
    sha256 = SHA256.hash(upload.bytes).hexadecimal
    size = upload.size
  }

  var json: JSON {
    [
      "field": .string(field),
      "sha256": .string(sha256),
      "width": .integer(size?.width ?? 0),
      "height": .integer(size?.height ?? 0),
    ]
  }
}
