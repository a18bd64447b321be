@testable import Maquette

extension Contract.Cell {
  /// A request that is right but for `value`, in the encoding that the operation takes.
  func body(with value: Trial.Value) throws -> RequestBody {
    switch endpoint {
    case .generations: json(with: value)
    case .edits, .variations: .form(try form(with: value))
    }
  }

  private func json(with value: Trial.Value) -> RequestBody {
    var members = ["model": "\"\(model)\""]
    if parameter != "prompt" { members["prompt"] = #""x""# }
    if needsLossyFormat { members["output_format"] = #""jpeg""# }
    if case .json(let text) = value { members[parameter] = text }
    return .json("{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}")
  }

  private func form(with value: Trial.Value) throws -> [FormPart] {
    var parts: [FormPart] = [.field("model", model)]
    if parameter != "image" { parts.append(try Self.picture("image")) }
    if parameter != "prompt", endpoint == .edits { parts.append(.field("prompt", "x")) }
    if needsLossyFormat { parts.append(.field("output_format", "jpeg")) }
    switch value {
    case .absent, .json: break
    case .text(let text): parts.append(.field(parameter, text))
    case .files(let files): parts += files
    }
    return parts
  }

  /// Whether PNG, the default, would refuse values that pass with another format.
  private var needsLossyFormat: Bool {
    if case .integer = domain, parameter == "output_compression" { true } else { false }
  }
}

extension ImageRequest {
  /// The value of a parameter as a client writes it; nil when it is absent, or not kept.
  func word(for parameter: String) -> String? {
    switch parameter {
    case "prompt": prompt
    case "n": n.map(String.init)
    case "quality": quality?.rawValue
    case "output_compression": outputCompression.map(String.init)
    case "size":
      switch size {
      case nil: nil
      case .auto: "auto"
      case .pixels(let size): size.description
      }
    case "background": background?.rawValue
    case "input_fidelity": inputFidelity?.rawValue
    case "moderation": moderation?.rawValue
    case "output_format": outputFormat?.rawValue
    case "partial_images": partialImages.map(String.init)
    case "response_format": responseFormat?.rawValue
    case "stream": stream.map(String.init)
    case "style": style?.rawValue
    case "complexity": complexity?.rawValue
    case "safety_identifier": safetyIdentifier
    default: nil
    }
  }
}
