/// Why a control call was not done; nothing has changed then.
struct ControlError: Error, Sendable, Equatable {
  var status = 400
  var message: String

  /// Header fields that go with it.
  var headers: HTTPHeaders = [:]
}

extension ControlError {
  /// A value that is not what it should be; `expectation` is a phrase such as `a whole number`.
  static func invalid(_ name: String, expected expectation: String) -> ControlError {
    ControlError(message: "'\(name)' must be \(expectation).")
  }

  static func missing(_ name: String) -> ControlError {
    ControlError(message: "'\(name)' is missing.")
  }

  static func unknown(_ name: String, known: [String]) -> ControlError {
    let list = known.isEmpty ? "This call takes none." : "This call takes \(known.joined(separator: ", "))."
    return ControlError(message: "There is no '\(name)' here. \(list)")
  }

  static func repeated(_ name: String) -> ControlError {
    ControlError(message: "'\(name)' is given more than once.")
  }

  static func notOne(of names: [String]) -> ControlError {
    let list = names.map { "'\($0)'" }.joined(separator: " or ")
    return ControlError(message: "The body must have either \(list).")
  }

  static let malformedBody = ControlError(message: "The body is not a JSON object.")

  static func notFound(_ what: String) -> ControlError {
    ControlError(status: 404, message: "There is no \(what).")
  }

  /// What was there and was dropped to make room.
  static func gone(_ message: String) -> ControlError {
    ControlError(status: 410, message: message)
  }

  static func methodNotAllowed(_ method: String, path: String, allowed: [String]) -> ControlError {
    ControlError(
      status: 405, message: "\(path) is not for \(method), but for \(allowed.joined(separator: ", ")).",
      headers: ["Allow": allowed.joined(separator: ", ")])
  }

  /// A call from a web page of somebody else's, or by a name that one could have been given (DNS rebinding).
  static let foreignHost = ControlError(
    status: 403,
    message:
      "Control calls must name this machine in their Host, and in their Origin if they have one: localhost, "
      + "127.0.0.1, [::1], or the host of --host or --public-url.")
}
