/// How a model counts the tokens of an answer (real-api.md, 6).
struct TokenRules: Sendable, Hashable {
  /// How the pictures that a model is given are counted (real-api.md, 6.4 and 6.5).
  enum InputPictures: Sendable, Hashable {
    /// By squares of 512 pixels, and by `input_fidelity`.
    case tiles

    /// By squares of 16 pixels; `text` tokens frame each picture.
    case patches(text: Int)
  }

  /// How the pictures that a model makes are counted (real-api.md, 6.1 and 6.3).
  enum OutputPictures: Sendable, Hashable {
    /// By a table of three shapes.
    case table

    /// By a formula over any size, with so many patches along the long edge.
    case formula(PatchCounts)
  }

  /// Patches along the long edge of a picture, by its quality.
  struct PatchCounts: Sendable, Hashable {
    var low: Int
    var medium: Int
    var high: Int

    /// nil on models without the quality.
    var xhigh: Int?
    var max: Int?
  }

  var inputPictures: InputPictures
  var outputPictures: OutputPictures

  /// Whether text comes out with the pictures (real-api.md, 6.2).
  var hasOutputText = false
}

extension TokenRules {
  static let gptImage1 = TokenRules(inputPictures: .tiles, outputPictures: .table)
  static let gptImage15 = TokenRules(inputPictures: .tiles, outputPictures: .table, hasOutputText: true)
  static let gptImage2 = TokenRules(
    inputPictures: .patches(text: 0), outputPictures: .formula(PatchCounts(low: 16, medium: 48, high: 96)))
  static let gptImage25 = TokenRules(
    inputPictures: .patches(text: 10),
    outputPictures: .formula(PatchCounts(low: 16, medium: 24, high: 48, xhigh: 64, max: 96)))
}
