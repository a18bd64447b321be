/// The media types of request bodies.
enum MediaType {
  static let json = "application/json"
  static let form = "multipart/form-data"
}

extension Endpoint {
  /// The media types of the bodies it takes.
  var mediaTypes: [String] {
    switch self {
    case .generations: [MediaType.json]
    case .edits: [MediaType.json, MediaType.form]
    case .variations: [MediaType.form]
    }
  }
}
