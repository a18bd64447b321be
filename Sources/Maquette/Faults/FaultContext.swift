/// What a fault knows of the exchange that it is part of.
struct FaultContext: Sendable {
  let call: Call
  let settings: Fault.Settings
  let emulator: Emulator
}

extension FaultContext {
  /// What the request asks to be drawn; nil for one that is refused.
  var plan: Plan? {
    try? call.plan?.get()
  }

  /// The model that answers, or the one that would if the request named none or an unknown one.
  var model: Model {
    plan?.model ?? call.model.flatMap(call.api.model)
      ?? call.api.fallback(for: call.endpoint ?? .generations)?.first ?? call.api.standIn
  }

  /// The `x-request-id` of the answer.
  var requestID: String {
    APIHeaders(call, plan: nil, identifiers: emulator.identifiers).requestID
  }

  /// Pictures per minute that a rate limit is about.
  ///
  /// Where the emulator has none it is that of an account's first tier (real-api.md, 5.5).
  var imagesPerMinute: Int {
    emulator.configuration.imagesPerMinute ?? 5
  }

  /// The refusal of the safety system.
  func moderation(_ stage: APIError.ModerationDetails.Stage) -> APIError {
    .moderationBlocked(stage, model, requestID: requestID, wording: call.api.wording.moderation)
  }

  /// The refusal of a session that has used up its pictures per minute.
  var rateLimit: APIError {
    .rateLimitReached(
      model, organization: emulator.identifiers.alphanumeric("org-", 24), limit: imagesPerMinute,
      used: imagesPerMinute, requested: plan?.count ?? 1, wait: .seconds(settings.retryAfter),
      wording: call.api.wording)
  }
}
