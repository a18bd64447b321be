import Foundation
import Raster

@testable import Maquette

/// The values that a parameter takes on a model, in words.
enum ParameterValues {
  /// What the documentation says; a parameter without an entry in the table is said to have none.
  static func description(of parameter: String, _ model: Model) -> String {
    table[parameter]?(model) ?? undescribed
  }

  /// Stands where `table` lacks a parameter.
  static let undescribed = "(not described in ParameterValues.swift)"

  private static let table: [String: @Sendable (Model) -> String] = [
    "prompt": { "\(range($0.promptLength)) code points" },
    "image": { "\(range($0.imageCount)), \(uploads($0.uploads))" },
    "markup": {
      "\(uploads($0.markups ?? .anything)), with alpha, as large as the first image, and without `mask`"
    },
    "mask": { _ in "\(uploads(.smallPNG)), with alpha, as large as the first image" },
    "n": { $0.n.map(range) ?? "" },
    "quality": { _ in "one of the model's words" },
    "output_compression": { $0.outputCompression.map(range) ?? "" },
    "size": { _ in "one of the model's sizes" },
    "background": { words($0.backgrounds ?? []) },
    "input_fidelity": {
      $0.fidelity == .high ? "refused by an error of its own" : words($0.inputFidelities ?? [])
    },
    "complexity": { words($0.complexities ?? []) },
    "moderation": { words($0.moderations ?? []) },
    "output_format": { words($0.outputFormats ?? []) },
    "partial_images": { $0.partialImages.map(range) ?? "" },
    "response_format": { words($0.responseFormats ?? []) },
    "stream": { _ in "`true`, `false`" },
    "style": { words($0.styles ?? []) },
    "safety_identifier": { _ in "a text, which the answer gives back" },
    "user": { _ in "anything" },
  ]

  static func sizes(_ rule: SizeRule) -> String {
    switch rule {
    case .fixed(let sizes, let auto):
      return (sizes.map(\.description) + (auto ? ["`auto`"] : [])).joined(separator: ", ")
    case .flexible(let limits):
      return "`auto`, or edges that are multiples of \(limits.multiple) up to \(limits.longEdge), "
        + "at most \(limits.aspectRatio):1, \(range(limits.area)) pixels"
    case .open:
      return "any"
    }
  }

  static func words<Choice: WireChoice>(_ choices: [Choice]) -> String {
    choices.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }

  private static let english = Locale(identifier: "en_GB")

  private static func uploads(_ rules: UploadRules) -> String {
    let formats = (rules.formats ?? []).map { format in
      switch format {
      case .png: "PNG"
      case .jpeg: "JPEG"
      case .webp: "WebP"
      }
    }
    return "\(formats.formatted(.list(type: .or).locale(english))) below \(rules.sizeLimit) MB"
  }

  private static func range(_ range: ClosedRange<Int>) -> String {
    let bounds = [range.lowerBound, range.upperBound].map { $0.formatted(.number.locale(english)) }
    return bounds[0] == bounds[1] ? bounds[0] : bounds.joined(separator: " to ")
  }
}
