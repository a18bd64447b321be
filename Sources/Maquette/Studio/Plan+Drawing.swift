import Raster

extension Plan {
  /// Draws the pictures at `indices` and encodes them as files.
  ///
  /// - Throws: The API's refusal of a source whose pixels do not decode.
  func draw(_ indices: Range<Int>, identifiers: Identifiers) throws(APIError) -> [[UInt8]] {
    let subject = try subject()
    let seed = seed(identifiers)
    var files: [[UInt8]] = []
    for index in indices {
      let scene = Scene(
        width: size.width, height: size.height, seed: seed.derived(index), finish: finish,
        background: background == .transparent ? .transparent : .opaque, subject: subject)
      files.append(try encode(Painter.paint(scene)))
    }
    return files
  }

  /// What decides the motif.
  ///
  /// Size and quality are left out, so that they change how large and how fine a motif is drawn, and not
  /// which.
  private func seed(_ identifiers: Identifiers) -> Seed {
    let sources = (images + [mask].compactMap(\.self)).map { SHA256.hash($0.bytes).hexadecimal }
    return Seed(
      bytes: identifiers.digest(
        "motif", endpoint.rawValue, model.id, prompt, style?.rawValue ?? "", sources.joined(separator: " ")))
  }

  private var finish: Scene.Finish {
    switch quality {
    case .low: .sketch
    case .standard, .medium, .auto: .plain
    case .high, .hd: .fine
    }
  }

  private func subject() throws(APIError) -> Scene.Subject {
    var sources: [Bitmap] = []
    for (index, image) in images.enumerated() { sources.append(try decode(image, index: index)) }
    switch endpoint {
    case .generations: return .prompt
    case .edits: return .edit(sources: sources, mask: try mask(of: sources))
    case .variations: return sources.first.map(Scene.Subject.variation) ?? .prompt
    }
  }

  /// The picture whose transparent part is redrawn; dall-e-2 takes its source for one when it gets none.
  private func mask(of sources: [Bitmap]) throws(APIError) -> Bitmap? {
    if let mask { return try decode(mask, index: 0) }
    return model.isGPTImage ? nil : sources.first
  }

  private func decode(_ upload: Upload, index: Int) throws(APIError) -> Bitmap {
    do {
      return try upload.bytes.withSpan { bytes throws(CodecError) in try Bitmap(decoding: bytes) }
    } catch {
      throw model.uploads.undecodable(upload, index: index)
    }
  }

  private func encode(_ bitmap: Bitmap) throws(APIError) -> [UInt8] {
    do {
      return switch format {
      case .png: try PNG.encode(bitmap)
      case .jpeg: try JPEG.encode(bitmap.flattened(over: .white), quality: max(compression, 1))
      case .webp: try WebP.encode(bitmap, quality: compression)
      }
    } catch {
      throw .serverError
    }
  }
}

extension OutputFormat {
  /// The file format of the same name.
  var file: FileFormat {
    switch self {
    case .png: .png
    case .jpeg: .jpeg
    case .webp: .webp
    }
  }
}
