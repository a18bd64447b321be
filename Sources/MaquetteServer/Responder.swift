public import Maquette

/// What a listener asks for answers, on several threads at once.
public protocol Responder: Sendable {
  /// Gives an answer that needs next to no time; nil for a request that has to be put to `respond(to:)`.
  ///
  /// Connections wait while it does so.
  func recall(_ request: HTTPRequest) -> HTTPResponse?

  /// Answers a request, on a thread that has nothing else to do.
  func respond(to request: HTTPRequest) -> HTTPResponse

  /// Gives the exchange of a request whose client left before its turn came, and does no work for it.
  ///
  /// A request of which not all came (`isWhole`) is one without its body, or `HTTPRequest.unread`.
  func abandon(_ request: HTTPRequest, isWhole: Bool) -> Exchange?

  /// Answers bytes that are no request; the connection is closed after it.
  ///
  /// The request is what they began as, without a body, or `HTTPRequest.unread`.
  func refuse(_ error: HTTPError, of request: HTTPRequest) -> HTTPResponse

  /// Takes note of the exchange that came with a response, once, when it has ended.
  ///
  /// Connections wait while it does so.
  func conclude(_ exchange: Exchange)
}

extension Emulator: Responder {}
