import Raster

/// A rule about values that are fine one by one.
///
/// The engine's rules, checked after the schema (real-api.md, 5.4, and CONTRACT.md, "Uploaded pictures").
struct Combination: Sendable {
  /// The refusal of a request that breaks the rule, else nil.
  let refusal: @Sendable (ImageRequest) -> APIError?

  /// The rules, in the order in which they are checked.
  static let table: [Combination] = [
    readableImages, squareImage, imageWithArea, maskOfSameSize, maskWithAlpha,
    markupWithoutMask, markupOfSameSize, markupWithAlpha,
    adjustableFidelity, transparencyOfModel, transparencyInFormat, compressionInFormat, streamOfOne,
  ]
}

// MARK: - Uploaded pictures

extension Combination {
  private static let readableImages = Combination { request in
    let index = request.images.firstIndex { $0.header == nil }
    return index.map { request.model.uploads.undecodable(request.images[$0], index: $0) }
  }

  private static let squareImage = Combination { request in
    guard !request.model.isGPTImage, let image = request.images.first, let size = image.size else {
      return nil
    }
    return size.width == size.height ? nil : .notSquare(image.field, size: size)
  }

  /// Without a mask, dall-e-2 redraws the transparent part of the picture itself, so that it needs one.
  private static let imageWithArea = Combination { request in
    guard !request.model.isGPTImage, request.endpoint == .edits, request.mask == nil,
      let image = request.images.first, let header = image.header, !header.marksArea
    else { return nil }
    return .imageWithoutAlpha(image.field, mode: header.colorModel.rawValue)
  }

  private static let maskOfSameSize = Combination { request in
    guard let mask = request.mask, mask.size != request.images.first?.size else { return nil }
    return .maskSizeMismatch
  }

  private static let maskWithAlpha = Combination { request in
    request.mask?.header?.hasAlpha == false ? .maskWithoutAlpha : nil
  }

  private static let markupWithoutMask = Combination { request in
    request.markup != nil && request.mask != nil ? .markupWithMask : nil
  }

  private static let markupOfSameSize = Combination { request in
    guard let markup = request.markup, markup.size != request.images.first?.size else { return nil }
    return .markupSizeMismatch
  }

  private static let markupWithAlpha = Combination { request in
    request.markup?.header?.hasAlpha == false ? .markupWithoutAlpha : nil
  }
}

extension PictureHeader {
  /// Whether dall-e-2 takes the picture's transparent part as the area to redraw.
  ///
  /// Grey without alpha passes, as the recorded refusal says.
  fileprivate var marksArea: Bool {
    switch colorModel {
    case .rgba, .grayAlpha, .gray: true
    case .palette: hasAlpha
    case .rgb, .cmyk: false
    }
  }
}

// MARK: - Parameters

extension Combination {
  private static let adjustableFidelity = Combination { request in
    guard request.inputFidelity != nil, request.model.fidelity == .high else { return nil }
    return .inputFidelityUnsupported(model: request.model.id)
  }

  private static let transparencyOfModel = Combination { request in
    request.background == .transparent && !request.model.drawsTransparency ? .transparencyUnsupported : nil
  }

  private static let transparencyInFormat = Combination { request in
    request.background == .transparent && request.outputFormat == .jpeg ? .transparentJPEG : nil
  }

  private static let compressionInFormat = Combination { request in
    let isPNG = (request.outputFormat ?? .png) == .png
    return isPNG && (request.outputCompression ?? 100) < 100 ? .compressedPNG : nil
  }

  private static let streamOfOne = Combination { request in
    request.stream == true && (request.n ?? 1) > 1 ? .streamOfSeveral : nil
  }
}
