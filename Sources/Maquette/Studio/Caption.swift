/// The words on a picture that tell a reader which request it answers.
struct Caption: Sendable, Hashable {
  /// Whole; painting shortens it.
  var prompt: String

  /// Short facts such as the model and the size, in the order of importance.
  var details: [String]
}
