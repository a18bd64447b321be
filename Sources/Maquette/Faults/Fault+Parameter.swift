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
  var field: String { rawValue.replacing("-", with: "_") }

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

  /// Reads a value into `settings`; returns whether it is one.
  func read(_ text: String, into settings: inout Fault.Settings) -> Bool {
    switch self {
    case .retryAfter:
      guard !text.isEmpty, text.utf8.allSatisfy(ASCII.isDigit), let seconds = Int(text),
        seconds <= Self.retryAfterLimit
      else { return false }
      settings.retryAfter = seconds
    case .over:
      guard let duration = Duration(notation: text) else { return false }
      settings.over = duration
    }
    return true
  }

  /// The values that it takes, as a phrase.
  var expectation: String {
    switch self {
    case .retryAfter: "a whole number of seconds up to \(Self.retryAfterLimit)"
    case .over: "a duration such as 300ms, 45s, 61m or 2h"
    }
  }
}
