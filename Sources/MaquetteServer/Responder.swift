public import Maquette

/// What a listener asks for answers; called on worker threads, several at once.
public protocol Responder: Sendable {
  /// Answers a request.
  func respond(to request: HTTPRequest) -> HTTPResponse

  /// Answers bytes that are no request; the connection is closed after it.
  func refuse(_ error: HTTPError) -> HTTPResponse
}

extension Emulator: Responder {}
