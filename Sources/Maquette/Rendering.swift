/// How pictures are drawn.
public enum Rendering: String, Sendable, Hashable, CaseIterable {
  /// A poster with a caption.
  case poster

  /// The smallest and the quickest: few plain shapes.
  case flat

  /// Finely grained, so that a file weighs what a real one weighs.
  case realistic
}
