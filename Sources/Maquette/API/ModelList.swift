/// The Models API, as far as clients ask it which image models there are.
enum ModelList {
  /// Schema `ListModelsResponse`.
  static func all(of api: API) -> JSON {
    ["object": "list", "data": .array(api.models.map(json))]
  }

  /// Schema `Model`.
  ///
  /// - Throws: `APIError.noSuchModel`.
  static func model(_ id: String, of api: API) throws(APIError) -> JSON {
    guard let model = api.model(id) else { throw .noSuchModel(id) }
    return json(model)
  }

  private static func json(_ model: Model) -> JSON {
    [
      "id": .string(model.id),
      "object": "model",
      "created": .integer(model.created),
      "owned_by": "system",
    ]
  }
}
