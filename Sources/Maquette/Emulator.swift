/// The emulated API: a request in, a response out.
public final class Emulator: Sendable {
  public init() {}

  /// Answers a request as the API would.
  public func respond(to request: HTTPRequest) -> HTTPResponse {
    HTTPResponse(status: 404)
  }

  /// Answers bytes that are no request.
  public func refuse(_ error: HTTPError) -> HTTPResponse {
    HTTPResponse(status: 400)
  }
}
