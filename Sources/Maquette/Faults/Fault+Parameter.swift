extension Fault {
  /// What can be said about a fault beside its name.
  enum Parameter: String, Sendable, CaseIterable {
    /// Seconds that `Retry-After` asks a client to wait, 0 to 86,400.
    case retryAfter = "retry-after"

    /// Time that the body takes, in the notation of options.
    case over
  }

  /// The values of all parameters.
  struct Settings: Sendable, Equatable {
    var retryAfter = 1
    var over = Duration.seconds(10)
  }
}

extension Fault.Parameter {
  /// Most seconds of `retryAfter`: a day.
  private static let retryAfterLimit = 86_400

  /// Its name as a field of control calls.
  var field: String { rawValue.substituting("_", for: "-") }

  /// The parameter as control calls take it.
  var controlParameter: ControlParameter {
    switch self {
    case .retryAfter:
      ControlParameter(
        name: field, kind: .integer(0...Self.retryAfterLimit), summary: "Seconds that Retry-After says.")
    case .over:
      ControlParameter(name: field, kind: .duration, summary: "Time that the body takes.")
    }
  }

  /// Puts a value into `settings` that is of the kind of `controlParameter`.
  func set(_ value: JSON, in settings: inout Fault.Settings) {
    switch self {
    case .retryAfter: settings.retryAfter = value.number?.integer ?? settings.retryAfter
    case .over: settings.over = value.string.flatMap { Duration(notation: $0) } ?? settings.over
    }
  }
}
