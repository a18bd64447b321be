/// The API key of a request (RFC 6750, 2.1; real-api.md, 9).
enum Authorization {
  /// The key in `Authorization: Bearer KEY`, or on the paths of Azure OpenAI in `api-key: KEY`; nil when there is
  /// none, or it is empty.
  private static func key(of request: HTTPRequest) -> String? {
    let azureKey = request.path.hasPrefix("/openai/") ? request.headers["api-key"] : nil
    guard let key = bearerToken(of: request) ?? azureKey, !key.isEmpty else { return nil }
    return key
  }

  private static func bearerToken(of request: HTTPRequest) -> String? {
    guard let value = request.headers["Authorization"], let space = value.firstIndex(of: " "),
      value[..<space].lowercased() == "bearer"
    else { return nil }
    return String(value[space...].drop { $0 == " " })
  }

  /// The refusal of whatever key a request has.
  static func refusal(of request: HTTPRequest) -> APIError {
    key(of: request).map(APIError.incorrectKey) ?? .missingKey
  }

  /// The session a request belongs to: its key, or nothing when that is missing or refused.
  static func session(of request: HTTPRequest, accepted: Set<String>) -> String {
    (try? check(request, accepted: accepted)) ?? SessionName.nobody
  }

  /// Refuses a request without a key, with one that is not among `accepted`, unless that is empty, or with one that can
  /// name no session; else returns it.
  @discardableResult
  static func check(_ request: HTTPRequest, accepted: Set<String>) throws(APIError) -> String {
    guard let key = key(of: request) else { throw .missingKey }
    guard accepted.isEmpty || accepted.contains(key), SessionName.isValid(key) else {
      throw .incorrectKey(key)
    }
    return key
  }
}
