/// The header fields that the API puts on every answer (real-api.md, 2), as far as they mean something offline.
struct APIHeaders: Sendable {
  /// `x-request-id`.
  let requestID: String

  private let organization = "maquette"
  private let project: String
  private let digest: [UInt8]

  /// The fields for the answer to one request.
  init(_ arrival: Arrival, identifiers: Identifiers) {
    digest = identifiers.digest("request", arrival.session, String(arrival.number))
    requestID = "req_" + digest.prefix(16).hexadecimal
    project = identifiers.alphanumeric("proj_", 24)
  }

  /// Adds the fields to an answer; `plan` is what was drawn for it, if anything.
  func add(to response: inout HTTPResponse, plan: Plan?) {
    let milliseconds = plan.map { ProcessingTime.pictures($0, digest) } ?? ProcessingTime.refusal(digest)
    response.headers.append("openai-version", "2020-10-01")
    // Whoever has no key has no organization either.
    if response.status != 401 {
      response.headers.append("openai-organization", organization)
      response.headers.append("openai-project", project)
    }
    response.headers.append("x-request-id", requestID)
    response.headers.append("openai-processing-ms", String(milliseconds))
    response.headers.append("x-content-type-options", "nosniff")
  }
}
