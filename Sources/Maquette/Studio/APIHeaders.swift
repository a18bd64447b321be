/// The header fields that the API puts on every answer (real-api.md, 2), as far as they mean something offline.
struct APIHeaders: Sendable {
  /// `x-request-id`.
  let requestID: String

  /// `openai-processing-ms`.
  let processingTime: ProcessingTime

  private let organization = "maquette"
  private let project: String
  private let wire: WireFormat

  /// The fields for the answer to one request; `plan` is what was drawn for it, if anything.
  init(_ call: Call, plan: Plan?, identifiers: Identifiers) {
    let arrival = call.arrival
    wire = call.api.wire
    let digest = identifiers.digest(of: arrival)
    requestID = wire.requestID(digest: digest)
    // What is drawn takes its time whenever it is asked for, in whatever order.
    processingTime = ProcessingTime(
      plan, digest: plan.map { identifiers.digest("processing", $0.digest) } ?? digest)
    project = identifiers.alphanumeric("proj_", 24)
  }

  /// Adds the fields to an answer.
  func add(to response: inout HTTPResponse) {
    response.headers.append("openai-version", wire.version)
    // Whoever has no key has no organization either.
    if response.status != 401 {
      response.headers.append("openai-organization", organization)
      response.headers.append("openai-project", project)
    }
    response.headers.append(WireFormat.requestIDField, requestID)
    response.headers.append("openai-processing-ms", String(processingTime.milliseconds))
    if wire.hasUpstreamTime {
      response.headers.append("x-envoy-upstream-service-time", String(processingTime.milliseconds))
    }
    if let transportSecurity = wire.transportSecurity {
      response.headers.append("strict-transport-security", transportSecurity)
    }
    response.headers.append("x-content-type-options", "nosniff")
  }
}

extension Identifiers {
  /// What tells a request from every other.
  func digest(of arrival: Arrival) -> [UInt8] {
    digest("request", arrival.session, String(arrival.number))
  }
}

extension WireFormat {
  /// The field that names a request.
  static let requestIDField = "x-request-id"

  /// The name of the request that has `digest`.
  func requestID(digest: [UInt8]) -> String {
    requestIDPrefix + digest.prefix(16).hexadecimal
  }
}
