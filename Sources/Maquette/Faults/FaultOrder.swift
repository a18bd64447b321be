/// A fault as it was asked for, with its parameters.
struct FaultOrder: Sendable {
  let fault: Fault
  var settings = Fault.Settings()
}

/// Why a text asks for no fault.
enum FaultOrderError: Error, Sendable, Equatable {
  /// It is not of the form `NAME;key=value`.
  case malformed

  /// No fault has the name.
  case unknown(String)

  /// The fault has no such parameter, or any at all.
  case unsuitableParameter(String, fault: String)

  /// The parameter has no such value; `expectation` is a phrase such as `a duration`.
  case invalidValue(parameter: String, expectation: String)
}
