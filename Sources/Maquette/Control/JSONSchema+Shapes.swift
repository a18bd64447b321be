/// Shapes that several control calls answer.
extension JSONSchema {
  /// An entry of the journal.
  static let exchange = object([
    "id": count,
    "session": text,
    "time": instant,
    "method": text,
    "path": text,
    "endpoint": nullable(.word(Exchange.Endpoint.allCases.map(\.rawValue))),
    "model": nullable(text),
    "parameters": nullable(["type": "object"]),
    "uploads": list(of: upload),
    "status": nullable(integer(100...599)),
    "error": nullable(refusal),
    "images": count,
    "usage": nullable(tokens),
    "cost_usd": amount,
    "fault": nullable(text),
    "retry_count": nullable(["type": "integer"]),
    "duration_ms": count,
    "request_id": nullable(text),
    "digest": nullable(["type": "string", "pattern": "^[0-9a-f]{64}$"]),
    "delivery": nullable(.word(Exchange.Delivery.Ending.allCases.map(\.rawValue))),
    "bytes_sent": nullable(count),
    "notes": list(of: text),
  ])

  private static let upload = object([
    "field": text,
    "filename": nullable(text),
    "declared_type": nullable(text),
    "detected_type": nullable(text),
    "bytes": count,
    "width": nullable(count),
    "height": nullable(count),
    "has_alpha": nullable(flag),
    "sha256": text,
  ])

  /// The API's error object.
  private static let refusal = object(
    ["message": text, "type": text, "param": nullable(text), "code": nullable(text)],
    optional: ["moderation_details": object(["moderation_stage": text, "categories": list(of: text)])])

  /// `usage` as the API has it: schema `ImageGenUsage`.
  private static let tokens = object([
    "input_tokens": count,
    "input_tokens_details": tokenDetails,
    "output_tokens": count,
    "output_tokens_details": tokenDetails,
    "total_tokens": count,
  ])

  private static let tokenDetails = object(["image_tokens": count, "text_tokens": count])

  /// What was used in all, and by each model.
  static let ledger = object([
    "requests": count, "images": count, "tokens": tokensByKind, "cost_usd": amount,
    "models": dictionary(
      of: object(["requests": count, "images": count, "tokens": tokensByKind, "cost_usd": amount])),
  ])

  private static let tokensByKind = object([
    "input_text": count, "input_image": count, "output_text": count, "output_image": count,
  ])

  /// What a control call answers that is not done.
  static let controlError = object(["error": object(["message": text])])
}
