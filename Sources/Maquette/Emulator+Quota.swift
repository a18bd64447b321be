import Synchronization

/// The limit of images per minute.
extension Emulator {
  /// Takes the pictures of `plan` from what its session has left of the model's.
  ///
  /// - Throws: The API's refusal when that is not enough; nothing is taken then.
  func takeQuota(for plan: Plan, _ call: Call) throws(APIError) {
    guard let limit = configuration.imagesPerMinute else { return }
    let outcome = withQuota(of: plan.model, call, limit: limit) { quota in
      Result { () throws(Quota.Refusal) in try quota.take(plan.count, at: call.arrival.time) }
    }
    do throws(Quota.Refusal) {
      try outcome.get()
    } catch {
      let organization = identifiers.alphanumeric("org-", 24)
      switch error {
      case .exhausted(let used, let wait):
        throw .rateLimitReached(
          plan.model, organization: organization, limit: limit, used: used, requested: plan.count, wait: wait,
          wording: call.api.wording)
      case .tooLarge:
        throw .requestTooLarge(plan.model, organization: organization, limit: limit, requested: plan.count)
      }
    }
  }

  /// Gives the pictures of `plan` back, which came to nothing.
  func giveBackQuota(for plan: Plan, _ call: Call) {
    guard let limit = configuration.imagesPerMinute else { return }
    withQuota(of: plan.model, call, limit: limit) { $0.giveBack(plan.count) }
  }

  private func withQuota<Value: Sendable>(
    of model: Model, _ call: Call, limit: Int, _ body: (inout Quota) -> Value
  ) -> Value {
    world.withLock { world in
      world.sessions.use(call.arrival.session) { session in
        body(&session.quotas[model.id, default: Quota(limit: limit, at: call.arrival.time)])
      }
    }
  }
}
