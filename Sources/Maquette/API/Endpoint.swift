/// An operation of the Images API.
public enum Endpoint: String, Sendable, Hashable, CaseIterable {
  /// `POST /v1/images/generations`, schema `CreateImageRequest`.
  case generations

  /// `POST /v1/images/edits`, schema `CreateImageEditRequest`.
  case edits

  /// `POST /v1/images/variations`, schema `CreateImageVariationRequest`.
  case variations
}
