public import Maquette

/// What a listener asks for answers, on several threads at once.
public protocol Responder: Sendable {
  /// Answers a request, on a thread that has nothing else to do.
  func respond(to request: HTTPRequest) -> HTTPResponse

  /// Gives the exchange of a request whose client left before its turn came, and does no work for it.
  func abandon(_ request: HTTPRequest) -> Exchange?

  /// Answers bytes that are no request; the connection is closed after it.
  func refuse(_ error: HTTPError) -> HTTPResponse

  /// Takes note of the exchange that came with a response, once, when it has ended.
  ///
  /// Connections wait while it does so.
  func conclude(_ exchange: Exchange)
}

extension Emulator: Responder {}
