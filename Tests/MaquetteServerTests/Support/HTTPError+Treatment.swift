@testable import Maquette

extension HTTPError {
  /// The status it is answered with.
  var status: Int { APIError.transport(self).status }

  /// The refusal as `Fixtures/http` writes it.
  var treatment: String {
    switch self {
    case .malformed(let detail): "! \(status) \(detail)"
    case .unsupportedTransferCoding(let coding): "! \(status) coding \(coding)"
    case .unsupportedMethod(let method): "! \(status) method \(method)"
    case .unsupportedExpectation(let expectation): "! \(status) \(expectation)"
    default: "! \(status)"
    }
  }
}
