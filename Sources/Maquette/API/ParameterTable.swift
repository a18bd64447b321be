/// Every parameter of the Images API, in the order in which the API checks them (real-api.md, 5.2). `model`, which
/// decides about all others, comes before the table (`ImageRequest.init(_:for:)`).
extension Parameter {
  static let table: [Parameter] = [
    .text("prompt", on: [.generations, .edits], length: \.promptLength, into: \.prompt),
    .pictures("image", inJSON: "images", on: [.edits, .variations], count: \.imageCount, into: \.images),
    .picture("mask", on: [.edits], rules: \.masks, into: \.mask),
    .picture("markup", on: [.edits], rules: \.markups, into: \.markup),
    .integer("n", on: everywhere, range: \.n, into: \.n),
    .choice("quality", on: [.generations, .edits], of: \.qualities, into: \.quality),
    .integer("output_compression", on: drawn, range: \.outputCompression, into: \.outputCompression),
    .size("size", on: everywhere, rule: \.sizes, into: \.size),
    .choice("background", on: drawn, of: \.backgrounds, into: \.background),
    .choice("complexity", on: drawn, of: \.complexities, into: \.complexity),
    .choice("input_fidelity", on: [.edits], of: \.inputFidelities, into: \.inputFidelity),
    .choice("moderation", on: drawn, of: \.moderations, into: \.moderation),
    .choice("output_format", on: drawn, of: \.outputFormats, into: \.outputFormat),
    .integer("partial_images", on: drawn, range: \.partialImages, into: \.partialImages),
    .choice("response_format", on: everywhere, of: \.responseFormats, into: \.responseFormat),
    .text("safety_identifier", on: drawn, where: \.hasSafetyIdentifier, into: \.safetyIdentifier),
    .flag("stream", on: drawn, where: \.streams, into: \.stream),
    .choice("style", on: [.generations], of: \.styles, into: \.style),
    .anything("user", on: everywhere, into: \.user),
  ]

  private static let everywhere = Set(Endpoint.allCases)

  /// The operations of the GPT image models.
  private static let drawn: Set<Endpoint> = [.generations, .edits]
}
