/// A value for one parameter, and what becomes of it.
struct Trial: Sendable {
  var value: Value
  var outcome: Outcome

  /// What a body holds for the parameter.
  enum Value: Sendable {
    /// Nothing.
    case absent

    /// A JSON text.
    case json(String)

    /// The content of a plain part of a form.
    case text(String)

    /// Files of a form, all under the parameter's name.
    case files([FormPart])
  }

  enum Outcome: Sendable {
    /// The request passes, and holds the value, which is nil for what is not kept as a word.
    case taken(String?)

    case refused(ErrorObject)
  }

  static func taken(_ value: Value, as word: String? = nil) -> Trial {
    Trial(value: value, outcome: .taken(word))
  }

  static func refused(_ value: Value, _ error: ErrorObject) -> Trial {
    Trial(value: value, outcome: .refused(error))
  }
}
