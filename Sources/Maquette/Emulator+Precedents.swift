import Synchronization

/// Requests that come again, for which nothing of the pipeline has to run.
extension Emulator {
  /// Answers a request as an equal one was answered before; nil when it has to be put to `respond(to:)`.
  ///
  /// It takes next to no time.
  public func recall(_ request: HTTPRequest) -> HTTPResponse? {
    guard let key = Precedent.Key(request), let precedent = precedents.withLock({ $0[key] }) else {
      return nil
    }
    let now = configuration.clock.now
    guard let arrival = world.withLock({ $0.admit(equalOf: precedent, at: now) }) else { return nil }
    var exchange = precedent.exchange(of: arrival, identifiers: identifiers)
    world.withLock { $0.record(&exchange, inLedger: true) }
    return precedent.response(in: exchange)
  }

  /// Keeps `response`, which was made of `answer` to `call`, for equal requests.
  func remember(_ response: HTTPResponse, of answer: Answer, to call: Call, for request: HTTPRequest) {
    // Where time passes, no request comes at the same instant.
    guard case .frozen = configuration.clock, configuration.imagesPerMinute == nil,
      let precedent = Precedent(response, answer, to: call), let byteCount = precedent.byteCount,
      let key = Precedent.Key(request)
    else { return }
    precedents.withLock { $0.insert(precedent, key, byteCount: byteCount + key.byteCount) }
  }
}
