/// How a log tells an exchange.
public enum LogFormat: String, Sendable, CaseIterable {
  /// For people.
  case text

  /// One compact JSON object.
  case json
}

extension Exchange {
  /// The exchange on one line, without a line break.
  public func line(_ format: LogFormat) -> String {
    switch format {
    case .text: text
    case .json: logged.compactText
    }
  }

  /// The sentence of a refusal, which quotes what a client sent.
  private var sentence: String? {
    let sentence = error?["message"]?.string
    return sentence.map { maskedPath == path ? $0 : $0.substituting(maskedPath, for: path) }?.cut(to: 500)
  }

  /// The path, in which the name of a session is masked: it may be a key.
  private var maskedPath: String {
    let prefix = "/s/"
    guard path.hasPrefix(prefix) else { return path }
    let session = path.dropFirst(prefix.count).prefix { $0 != "/" }
    return prefix + APIKey.masked(String(session)) + path[session.endIndex...]
  }

  private var text: String {
    if let sentLine, delivery?.ending == .sent { return sentLine }
    var line = time.rfc3339 + " " + method + " " + maskedPath + " " + (status == 0 ? "-" : String(status))
    if let model { line += " " + model }
    if images > 0 { line += " \(images) image\(images == 1 ? "" : "s")" }
    if let fault { line += " fault " + fault }
    if let sentence { line += " " + JSON.string(sentence).compactText }
    if let delivery, let ending = delivery.ending.words {
      line += " \(ending) after \(delivery.byteCount) bytes"
    }
    return line
  }

  private var logged: JSON {
    [
      "time": .string(time.rfc3339),
      "method": .string(method),
      "path": .string(maskedPath),
      "status": status == 0 ? .null : .integer(status),
      "model": model.map(JSON.string) ?? .null,
      "images": .integer(images),
      "fault": fault.map(JSON.string) ?? .null,
      "error": sentence.map(JSON.string) ?? .null,
      "request_id": requestID.map(JSON.string) ?? .null,
      "delivery": delivery.map { .string($0.ending.rawValue) } ?? .null,
      "bytes_sent": delivery.map { .integer($0.byteCount) } ?? .null,
    ]
  }
}

extension Exchange.Delivery.Ending {
  /// What became of an answer that was not sent to its end; nil of one that was.
  fileprivate var words: String? {
    switch self {
    case .sent: nil
    case .hungUp: "hung up"
    case .stopped: "stopped"
    }
  }
}

extension JSON {
  /// The value on one line.
  fileprivate var compactText: String {
    String(decoding: compact, as: UTF8.self)
  }
}
