/// A value that is one of a fixed set of words on the wire.
///
/// The order of a model's column of choices is the order in which a refusal lists them.
protocol WireChoice: RawRepresentable<String>, CaseIterable, Sendable, Hashable {
  /// Whether refusals of other words name it among those that would be right.
  var isListed: Bool { get }
}

extension WireChoice {
  /// Every word is.
  var isListed: Bool { true }
}

/// The `quality` parameter.
enum Quality: String, WireChoice {
  case standard
  case hd
  case low
  case medium
  case high
  case xhigh
  case max
  case auto

  /// The refusals of the models that have `xhigh` and `max` are silent about them (real-api.md, 5.3).
  var isListed: Bool { self != .xhigh && self != .max }
}

/// The `background` parameter.
enum Background: String, WireChoice {
  case transparent
  case opaque
  case auto
}

/// The `output_format` parameter.
enum OutputFormat: String, WireChoice {
  case png
  case webp
  case jpeg
}

/// The `moderation` parameter; it changes nothing in a picture that is drawn, not generated.
enum Moderation: String, WireChoice {
  case auto
  case low
}

/// The `complexity` parameter; it changes nothing in a picture that is drawn, not generated.
enum Complexity: String, WireChoice {
  case low
  case medium
  case high
}

/// The `input_fidelity` parameter.
enum InputFidelity: String, WireChoice {
  case high
  case low
}

/// The `response_format` parameter of the DALL·E models.
enum ResponseFormat: String, WireChoice {
  case url
  case base64 = "b64_json"
}

/// The `style` parameter of dall-e-3.
enum Style: String, WireChoice {
  case vivid
  case natural
}
