/// A change of the API on a day: a row of the chronology.
package struct Change: Sendable {
  /// What of the API changes.
  package enum Kind: String, Sendable, CaseIterable {
    /// Models appear, go, or take something else than before.
    case model
    case endpoint
    case parameter

    /// What is taken for something that a request leaves out.
    case `default`

    /// The form of bodies: fields, their order, layout.
    case wire

    /// The sentences of refusals, and what goes with them.
    case wording

    /// Header fields, and the links of `url` answers.
    case header
  }

  /// How well it is known, as real-api.md grades its facts.
  package enum Grade: String, Sendable, CaseIterable {
    /// Captured from the live API.
    case recorded

    /// Transcribed from somebody's probe of the live API.
    case measured

    /// From OpenAI's own schema, guide, changelog or library.
    case official

    /// From a third party, without a raw body.
    case secondHand = "second-hand"

    /// Inferred.
    case guess
  }

  /// The first day on which the API is so.
  package let day: Day
  package let kind: Kind

  /// What changes, in a sentence.
  package let title: String

  /// The document and section that say so.
  package let source: String

  package let grade: Grade

  /// What is not known of the day, or of the change; nil where nothing is in doubt.
  package let doubt: String?

  /// Whether the API that is everything that was ever documented has it too.
  package let isDocumented: Bool

  /// Makes it.
  let apply: @Sendable (inout API) -> Void

  init(
    _ day: Day, _ kind: Kind, _ title: String, source: String, _ grade: Grade, doubt: String? = nil,
    isDocumented: Bool = true, apply: @escaping @Sendable (inout API) -> Void
  ) {
    self.day = day
    self.kind = kind
    self.title = title
    self.source = source
    self.grade = grade
    self.doubt = doubt
    self.isDocumented = isDocumented
    self.apply = apply
  }
}

extension Change {
  /// The changes of the chronology from a day to another, both included; nil is as far as it goes.
  package static func chronology(from: Day?, to: Day?) -> [Change] {
    chronology.filter { $0.day >= from ?? $0.day && $0.day <= to ?? $0.day }
  }
}
