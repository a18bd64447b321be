import Raster

extension Plan {
  /// Draws pictures and encodes them as files, in the order of `frames`.
  ///
  /// - Throws: The API's refusal of a source whose pixels do not decode.
  func draw(
    _ frames: [Frame], as rendering: Rendering, identifiers: Identifiers
  ) throws(APIError) -> [[UInt8]] {
    let subject = try subject()
    let seed = seed(identifiers)
    var files: [[UInt8]] = []
    for frame in frames {
      let scene = Scene(
        width: size.width, height: size.height, seed: seed.derived(frame.index), finish: finish,
        background: background == .transparent ? .transparent : .opaque, subject: subject,
        rendering: rendering, style: style, fidelity: fidelity, caption: caption(of: frame),
        progress: frame.partial.map { .partial(index: $0, count: partialCount) } ?? .finished)
      let provenance = provenance(of: frame, seed: identifiers.seed)
      files.append(try encode(Painter.paint(scene), provenance))
    }
    return files
  }

  private func caption(of frame: Frame) -> Caption {
    // What tells pictures of one answer apart comes first: a small picture has no room for all.
    var details: [String] = []
    if let partial = frame.partial { details.append("partial \(partial + 1) of \(partialCount)") }
    if count > 1 { details.append("\(frame.index + 1) of \(count)") }
    details += [model.id, size.description, quality.rawValue, format.rawValue]
    return Caption(prompt: prompt, details: details)
  }

  /// What decides the motif.
  ///
  /// Size, quality and style are left out, so that they change how a motif is drawn, and not which.
  private func seed(_ identifiers: Identifiers) -> Seed {
    Seed(
      bytes: identifiers.digest(
        "motif", endpoint.rawValue, model.id, prompt, sources.map(\.sha256).joined(separator: " ")))
  }

  private var finish: Scene.Finish {
    switch quality {
    case .low: .sketch
    case .standard, .medium, .auto: .plain
    case .high, .hd, .xhigh, .max: .fine
    }
  }

  private func subject() throws(APIError) -> Scene.Subject {
    switch endpoint {
    case .generations: return .prompt
    case .edits:
      let sources = try sourceBitmaps()
      return .edit(sources: sources, mask: try maskBitmap(sources))
    case .variations:
      return try sourceBitmaps().first.map(Scene.Subject.variation) ?? .prompt
    }
  }

  /// The uploaded pictures, no larger than they are needed: a dozen of a hundred megapixels would not fit in memory.
  private func sourceBitmaps() throws(APIError) -> [Bitmap] {
    var sources: [Bitmap] = []
    for (index, image) in images.enumerated() {
      var bitmap = try decode(image, refusal: model.uploads.undecodable(image, index: index))
      if index == 0, let markup {
        let marks = try decode(markup, refusal: UploadRules.smallPNG.undecodable(markup, index: 0))
        bitmap.draw(marks, x: 0, y: 0)
      }
      let isGround = index == 0 && endpoint == .edits
      sources.append(
        isGround ? bitmap.covering(width: size.width, height: size.height) : bitmap.fitted(into: insetSize))
    }
    return sources
  }

  /// What a picture that is laid on another is fitted into, smaller the more there are, so that all of them take no
  /// more memory than a few.
  private var insetSize: PixelSize {
    let side = max(1, images.count - 1).squareRoot
    return PixelSize(size.width / side, size.height / side)
  }

  /// The picture whose transparent part is redrawn; dall-e-2 takes its source for one when it gets none.
  private func maskBitmap(_ sources: [Bitmap]) throws(APIError) -> Bitmap? {
    guard let mask else { return model.isGPTImage ? nil : sources.first }
    let bitmap = try decode(mask, refusal: UploadRules.smallPNG.undecodable(mask, index: 0))
    return bitmap.covering(width: size.width, height: size.height)
  }

  private func decode(_ upload: Upload, refusal: APIError) throws(APIError) -> Bitmap {
    do {
      return try upload.decoded()
    } catch {
      throw refusal
    }
  }

  /// libwebp's quality for `output_compression`.
  ///
  /// Up to 88 its files grow with the quality, but for dips of two hundredths; at 89 they are a sixth smaller, and
  /// beyond they take half as long again to make.
  private var webPQuality: Int { compression * 88 / 100 }

  private func encode(_ bitmap: Bitmap, _ provenance: JSON) throws(APIError) -> [UInt8] {
    let provenance = Provenance(json: String(decoding: provenance.compact, as: UTF8.self))
    do {
      return switch format {
      case .png: try PNG.encode(bitmap, provenance: provenance)
      case .jpeg:
        try JPEG.encode(
          bitmap.flattened(over: .white), quality: compression, provenance: provenance)
      case .webp: try WebP.encode(bitmap, quality: webPQuality, provenance: provenance)
      }
    } catch {
      throw .serverError
    }
  }
}

extension Bitmap {
  /// The picture, made smaller if it is more than twice as large as `size`.
  fileprivate func fitted(into size: PixelSize) -> Bitmap {
    guard width > 2 * size.width || height > 2 * size.height else { return self }
    return fitting(width: 2 * size.width, height: 2 * size.height)
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
