@testable import Maquette

/// The error object of a refusal, as a test expects it.
struct ErrorObject: Sendable, Hashable {
  var message: String
  var type = invalidRequest
  var param: String?
  var code: String?

  /// A request that does not fit the schema.
  static let invalidRequest = "invalid_request_error"

  /// A request that the engine refuses.
  static let engine = "image_generation_user_error"

  /// Keys in the order of August 2026 (real-api.md, 5.1).
  var json: JSON {
    [
      "message": .string(message), "type": .string(type),
      "param": param.map(JSON.string) ?? .null, "code": code.map(JSON.string) ?? .null,
    ]
  }
}
