/// How a model counts the tokens of an answer (real-api.md, 6).
struct TokenRules: Sendable, Hashable {
  /// How the pictures that a model is given are counted (real-api.md, 6.4 and 6.5).
  enum InputPictures: Sendable, Hashable {
    /// By squares of 512 pixels, and by `input_fidelity`.
    case tiles

    /// By squares of 16 pixels.
    case patches
  }

  /// How the pictures that a model makes are counted (real-api.md, 6.1 and 6.3).
  enum OutputPictures: Sendable, Hashable {
    /// By a table of three shapes.
    case table

    /// By a formula over any size.
    case formula
  }

  var inputPictures: InputPictures
  var outputPictures: OutputPictures

  /// Whether text comes out with the pictures (real-api.md, 6.2).
  var hasOutputText = false
}

extension TokenRules {
  static let gptImage1 = TokenRules(inputPictures: .tiles, outputPictures: .table)
  static let gptImage15 = TokenRules(inputPictures: .tiles, outputPictures: .table, hasOutputText: true)
  static let gptImage2 = TokenRules(inputPictures: .patches, outputPictures: .formula)
}
