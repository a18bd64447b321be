/// The faults (INTERFACES.md, "Faults"). Adding a fault is adding a row.
extension Fault {
  /// Every fault, in the order in which messages list them.
  static let table: [Fault] = refusals + gateways + transport + misleading + streams + moneyAndLinks

  /// The API's own refusals, in its words (real-api.md, 5.5 to 5.7).
  private static let refusals: [Fault] = [
    refusal("invalid_key", "401: the key is wrong.") { Authorization.refusal(of: $0.call.request) },
    refusal("unverified_org", "403: the organization is not verified.") {
      .unverifiedOrganization(model: $0.model.id)
    },
    refusal(
      "rate_limit", "429 `rate_limit_exceeded`, with `Retry-After` and `x-ratelimit-…`.", [.retryAfter],
      { $0.rateLimit }),
    refusal("quota", "429 `insufficient_quota`.") { _ in .quotaExceeded },
    refusal("billing", "400 `billing_hard_limit_reached`.") { _ in .billingLimitReached },
    refusal("moderation", "400 `moderation_blocked`, of the prompt or the pictures sent.") {
      $0.moderation(.input)
    },
    refusal("moderation_output", "400 `moderation_blocked`, of the pictures drawn.") {
      $0.moderation(.output)
    },
    refusal("server_error", "500 `server_error`.") {
      .processingFailed(requestID: $0.requestID, wording: $0.call.api.wording)
    },
    Fault(
      name: "overloaded", summary: "503, whose `error` is a string.",
      effect: .replacing { _ in .api(Reply.overloaded) }),
  ]

  /// What stands between a client and the API.
  private static let gateways: [Fault] = [
    Fault(
      name: "bad_gateway", summary: "502 in HTML.",
      effect: .replacing { .other(GatewayReply.badGateway($0.rayID)) }),
    Fault(
      name: "gateway_timeout", summary: "504 in HTML.",
      effect: .replacing { .other(GatewayReply.gatewayTimeout($0.rayID)) }),
  ]

  private static let transport: [Fault] = [
    Fault(
      name: "timeout", summary: "No answer, ever.",
      effect: .replacing { _ in .other(.headless(ending: .silent)) }),
    Fault(
      name: "reset", summary: "The connection is reset before any byte.",
      effect: .replacing { _ in .other(.headless(ending: .reset)) }),
    Fault(
      name: "empty", summary: "The connection is closed before any byte.",
      effect: .replacing { _ in .other(.headless(ending: .cut)) }),
    Fault(
      name: "truncated", summary: "Half the body, then a reset.",
      effect: .altering() { response, _ in response.truncate() }),
    Fault(
      name: "garbage", summary: "Bytes that are no HTTP, then the end.",
      effect: .replacing { _ in .other(.headless(garbage, ending: .cut)) }),
    Fault(
      name: "slow", summary: "The body in dribbles, over a time (`over`, 10 s if not said).",
      parameters: [.over],
      effect: .altering() { response, context in response.dribble(over: context.settings.over) }),
  ]

  /// Answers that parse and mislead.
  private static let misleading: [Fault] = [
    Fault(
      name: "malformed_json", summary: "JSON without its last byte.", scope: .wholeBody,
      effect: .altering() { response, _ in response.dropLastByte() }),
    Fault(
      name: "empty_data", summary: "`\"data\": []`.", scope: .wholeBody,
      effect: .altering() { response, _ in response.rewriteDocuments { $0["data"] = [] } }),
    Fault(
      name: "missing_image", summary: "The first item has no picture.", scope: .wholeBody,
      effect: .altering() { response, _ in response.removeFirstPicture() }),
    Fault(
      name: "corrupt_image", summary: "Base64 of bytes that are no picture.", scope: .base64,
      effect: .altering() { response, _ in response.rewritePictures { _, file in file.map { ~$0 } } }),
    Fault(
      name: "wrong_format", summary: "Pictures in WebP where PNG was asked for, and else in PNG.",
      scope: .base64, effect: .altering() { $1.changeFormat(of: &$0) }),
  ]

  private static let streams: [Fault] = [
    Fault(
      name: "stream_error",
      summary: "An `error` event after the first partial picture, or at once when there is none.",
      scope: .streams, effect: .altering(isPaid: false) { response, _ in response.failStream() }),
    Fault(
      name: "stream_cut",
      summary: "A reset inside the event after the first partial picture, or inside the first event.",
      scope: .streams, effect: .altering() { response, _ in response.cutStream() }),
    Fault(
      name: "stream_stall",
      summary: "Silence after the first partial picture, or at once when there is none.",
      scope: .streams, effect: .altering() { response, _ in response.stallStream() }),
    Fault(
      name: "stream_no_completed", summary: "An end without the `….completed` event.", scope: .streams,
      effect: .altering() { response, _ in response.dropLastEvent() }),
  ]

  private static let moneyAndLinks: [Fault] = [
    Fault(
      name: "answer_lost", summary: "Drawn, paid for, and reset before any byte.", scope: .pictures,
      effect: .altering() { response, _ in response.lose() }),
    Fault(
      name: "url_forbidden", summary: "The links get the storage service's 403.", scope: .links,
      effect: .altering() { response, _ in response.forgeLinks() }),
  ]

  private static func refusal(
    _ name: String, _ summary: String, _ parameters: [Parameter] = [],
    _ error: @escaping @Sendable (FaultContext) -> APIError
  ) -> Fault {
    Fault(
      name: name, summary: summary, parameters: parameters,
      effect: .replacing { .refusal(error($0), in: $0.call.api.wire) })
  }

  /// The greeting of a server for something else (RFC 4253, 4.2).
  private static let garbage = Array("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n".utf8)
}
