import MaquetteServer
import Synchronization

@testable import Maquette

/// A responder that does what a test says, and words refusals so that a test can read which one it was.
final class ScriptedResponder: Responder {
  private let script: @Sendable (HTTPRequest) -> HTTPResponse
  private let isAtHand: @Sendable (HTTPRequest) -> Bool
  private let count = Mutex(0)
  private let concluded = Mutex<[Exchange]>([])

  /// Number of requests answered or being answered.
  var requestCount: Int { count.withLock { $0 } }

  /// The exchanges that have ended, in the order of their ends.
  var exchanges: [Exchange] { concluded.withLock { $0 } }

  /// - Parameter isAtHand: whether a request is answered at once, without a worker.
  init(
    atHand isAtHand: @escaping @Sendable (HTTPRequest) -> Bool = { _ in false },
    _ script: @escaping @Sendable (HTTPRequest) -> HTTPResponse
  ) {
    self.script = script
    self.isAtHand = isAtHand
  }

  func recall(_ request: HTTPRequest) -> HTTPResponse? {
    isAtHand(request) ? respond(to: request) : nil
  }

  func respond(to request: HTTPRequest) -> HTTPResponse {
    count.withLock { $0 += 1 }
    var response = script(request)
    response.exchange = exchange(of: request)
    return response
  }

  func abandon(_ request: HTTPRequest, isWhole: Bool) -> Exchange? {
    exchange(of: request)
  }

  private func exchange(of request: HTTPRequest) -> Exchange {
    Exchange(
      session: "test", time: Timestamp(milliseconds: 0), method: request.method, path: request.target)
  }

  func refuse(_ error: HTTPError, of request: HTTPRequest) -> HTTPResponse {
    var response = HTTPResponse(status: error.status, body: .bytes(Array("\(error)".utf8)))
    response.exchange = exchange(of: request)
    return response
  }

  func conclude(_ exchange: Exchange) {
    concluded.withLock { $0.append(exchange) }
  }

  /// Answers with the method, the target and the body.
  static let echo = ScriptedResponder { request in
    HTTPResponse(
      status: 200, body: .bytes(Array("\(request.method) \(request.target) ".utf8) + request.body.array))
  }

  /// Always gives the same response.
  static func fixed(_ response: HTTPResponse) -> ScriptedResponder {
    ScriptedResponder { _ in response }
  }
}
