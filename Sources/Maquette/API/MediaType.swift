/// The media types of request bodies.
enum MediaType {
  static let json = "application/json"
  static let form = "multipart/form-data"
}
