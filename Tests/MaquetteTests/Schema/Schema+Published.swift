import Foundation

@testable import Maquette

/// The answers of OpenAI's published schema of August 2026, property by property.
extension Schema {
  /// Schema `ImagesResponse` of a model with three sizes.
  static let imagesResponse = imagesResponse(size: .oneOf(["1024x1024", "1024x1536", "1536x1024"]))

  /// Schema `ImagesResponse` of gpt-image-2.
  ///
  /// The published words for `size` are those of gpt-image-1; recorded answers of gpt-image-2 hold any size
  /// (real-api.md, 1.1), and what was recorded is the stronger source.
  static let imagesResponseOfAnySize = imagesResponse(
    size: .text("WIDTHxHEIGHT") { $0.wholeMatch(of: /[1-9][0-9]*x[1-9][0-9]*/) != nil })

  private static func imagesResponse(size: Schema) -> Schema {
    .object([
      .required("created", .integer),
      .optional("data", .array(image)),
      .optional("background", .oneOf(["transparent", "opaque"])),
      .optional("output_format", .oneOf(["png", "webp", "jpeg"])),
      .optional("size", size),
      .optional("quality", .oneOf(["low", "medium", "high"])),
      .optional("usage", usage),
    ])
  }

  /// Schema `Image`.
  private static let image = Schema.object([
    .optional("b64_json", .text("base64") { !$0.isEmpty && Data(base64Encoded: $0) != nil }),
    .optional("url", .text("a URI") { URL(string: $0)?.host() != nil }),
    .optional("revised_prompt", .string),
  ])

  /// Schema `ImageGenUsage`, with `ImageGenInputUsageDetails` and `ImageGenOutputTokensDetails`.
  private static let usage = Schema.object([
    .required("input_tokens", .integer),
    .required("total_tokens", .integer),
    .required("output_tokens", .integer),
    .optional("output_tokens_details", tokens),
    .required("input_tokens_details", tokens),
  ])

  private static let tokens = Schema.object([
    .required("image_tokens", .integer), .required("text_tokens", .integer),
  ])

  /// Schema `ErrorResponse`, with `Error`.
  static let errorResponse = Schema.object([
    .required(
      "error",
      .object([
        .required("type", .string),
        .required("message", .string),
        .required("param", .nullable(.string)),
        .required("code", .nullable(.string)),
      ]))
  ])

  /// Schema `Model`.
  static let model = Schema.object([
    .required("id", .string),
    .required("object", .oneOf(["model"])),
    .required("created", .integer),
    .required("owned_by", .string),
    .optional("shutdown_date", .nullable(.text("a date") { $0.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil })),
  ])

  /// Schema `ListModelsResponse`.
  static let listModelsResponse = Schema.object([
    .required("object", .oneOf(["list"])), .required("data", .array(model)),
  ])
}
