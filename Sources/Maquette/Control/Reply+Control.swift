/// Answers of control calls.
extension Reply {
  /// The answer of a call that has nothing to tell.
  static let done = json([:])

  /// A file of a media type.
  static func file(_ bytes: [UInt8], type: String) -> HTTPResponse {
    HTTPResponse(status: 200, headers: ["Content-Type": type], body: .bytes(bytes))
  }
}
