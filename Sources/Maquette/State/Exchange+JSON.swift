extension Exchange {
  /// The exchange as the control API tells of it (INTERFACES.md, "Control").
  var json: JSON {
    [
      "id": .integer(id),
      "session": .string(session),
      "time": .string(time.preciseRFC3339),
      "method": .string(method),
      "path": .string(path),
      "endpoint": endpoint.map { .string($0.rawValue) } ?? .null,
      "model": model.map(JSON.string) ?? .null,
      "parameters": parameters,
      "uploads": .array(uploads.map(\.json)),
      "status": status == 0 ? .null : .integer(status),
      "error": error ?? .null,
      "images": .integer(images),
      "usage": usage?.json ?? .null,
      "cost_usd": cost.json,
      "fault": fault.map(JSON.string) ?? .null,
      "retry_count": retryCount.map(JSON.integer) ?? .null,
      "duration_ms": .integer(duration.wholeMilliseconds),
      "request_id": requestID.map(JSON.string) ?? .null,
      "digest": plan.map { .string($0.digest) } ?? .null,
      "delivery": delivery.map { .string($0.ending.rawValue) } ?? .null,
      "bytes_sent": delivery.map { .integer($0.byteCount) } ?? .null,
      "notes": .array(notes.map(JSON.string)),
    ]
  }
}
