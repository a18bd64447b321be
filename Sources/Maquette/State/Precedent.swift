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
    self.exchange = exchange.havingLine
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

extension Exchange {
  /// The exchange with its line, which is the same for every exchange like it.
  fileprivate var havingLine: Exchange {
    var exchange = self
    exchange.sentLine = line(.text)
    return exchange
  }
}

extension Precedent {
  /// All of a request, byte for byte, since every header field may have a say.
  struct Key: Hashable, Sendable {
    /// Longest request whose answer is kept, in bytes: clients send a kilobyte or two.
    private static let limit = 8192

    /// What is in no UTF-8.
    private static let end: UInt8 = 0xFF

    /// The target and the header fields, each string with a byte behind it that none has, that byte, and the body.
    private var bytes: [UInt8] = []

    /// Number of bytes.
    var byteCount: Int { bytes.count }

    /// Nil for a request whose answer is not kept, because it makes nothing or is long.
    init?(_ request: HTTPRequest) {
      guard request.method == "POST", request.body.count <= Self.limit else { return nil }
      bytes.reserveCapacity(1024)
      append(request.target)
      for field in request.headers.fields {
        append(field.name)
        append(field.value)
        guard bytes.count <= Self.limit else { return nil }
      }
      bytes.append(Self.end)
      bytes += request.body.array
    }

    private mutating func append(_ part: String) {
      bytes += part.utf8
      bytes.append(Self.end)
    }

    /// All bytes at once; an array would take them one by one.
    func hash(into hasher: inout Hasher) {
      unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
  }
}
