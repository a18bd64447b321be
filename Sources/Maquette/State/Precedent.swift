/// An answer that equal requests get again.
///
/// What a request gets depends on itself, on the instant in its session, on the faults that wait, and on the uploads
/// and the limits that it meets. So where there are none of these, an equal request at the same instant gets the
/// same, all but the identifier of its answer.
///
/// It is shared, since it is large and handed out for each of them.
final class Precedent: Sendable {
  /// What is entered in the books again.
  let exchange: Exchange

  /// The names of the pictures that the answer's links lead to.
  let linkNames: [String]

  /// The answer without its exchange.
  private let response: HTTPResponse
  private let wire: WireFormat

  /// Takes `response`, which was made of `answer` to `call`; nil where an equal request might get another one.
  init?(_ response: HTTPResponse, _ answer: Answer, to call: Call) {
    guard let exchange = response.exchange, call.endpoint == .generations, answer.plan != nil,
      answer.fault == nil
    else { return nil }
    self.exchange = exchange
    var response = response
    response.exchange = nil
    self.response = response
    linkNames = answer.linkNames
    wire = call.api.wire
  }

  /// About as many bytes as it takes to keep; nil for a stream, whose events are not written yet.
  var byteCount: Int? {
    guard case .bytes(let body) = response.body else { return nil }
    return body.count + exchange.byteCount
  }

  /// The exchange of an equal request that arrives in the same session.
  func exchange(of arrival: Arrival, identifiers: Identifiers) -> Exchange {
    var exchange = exchange
    exchange.requestID = wire.requestID(digest: identifiers.digest(of: arrival))
    return exchange
  }

  /// The answer to the request of `exchange`, which has been entered in the books.
  func response(in exchange: Exchange) -> HTTPResponse {
    var response = response
    response.headers[WireFormat.requestIDField] = exchange.requestID
    response.exchange = exchange
    return response
  }
}

extension Precedent {
  /// All of a request, since every header field may have a say.
  struct Key: Hashable, Sendable {
    /// Longest body of a request whose answer is kept, in bytes.
    private static let bodyLimit = 4096

    private let method: String
    private let target: String
    private let headers: HTTPHeaders
    private let body: [UInt8]

    /// Nil for a request whose answer is not kept, because it makes nothing or is long.
    init?(_ request: HTTPRequest) {
      guard request.method == "POST", request.body.count <= Self.bodyLimit else { return nil }
      method = request.method
      target = request.target
      headers = request.headers
      body = request.body.array
    }
  }
}
