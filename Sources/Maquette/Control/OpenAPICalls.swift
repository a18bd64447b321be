extension ControlRoute {
  /// The description of all this.
  static let openAPI: [ControlRoute] = [
    ControlRoute(
      method: "GET", path: "/_maquette/openapi.json", summary: "Describe the control calls in OpenAPI 3.1.",
      answer: ["type": "object"]
    ) { _, _ in
      Reply.json(document)
    }
  ]

  /// The OpenAPI document, made of the table of calls.
  static var document: JSON {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "Maquette control API", "version": .string(version),
        "description": "What a test needs besides answers: see requests, make them fail, move time, reset.",
      ],
      "paths": .object(paths),
      "components": ["schemas": ["Error": JSONSchema.controlError.json]],
    ]
  }

  private static var paths: JSON.Object {
    var paths = JSON.Object()
    for route in table {
      var item = paths[route.path.text]?.object ?? JSON.Object()
      item[ASCII.lowercased(route.method)] = route.operation
      paths[route.path.text] = .object(item)
    }
    return paths
  }

  private var operation: JSON {
    var operation: JSON.Object = ["summary": .string(summary)]
    let parameters =
      path.names.map { Self.parameter($0, in: "path", isRequired: true, schema: .text) }
      + query.map {
        Self.parameter($0.name, in: "query", isRequired: false, schema: $0.schema, summary: $0.summary)
      }
    if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
    if !fields.isEmpty {
      operation["requestBody"] = ["required": true, "content": ["application/json": ["schema": body]]]
    }
    operation["responses"] = [
      "\(status)": ["description": "It is done.", "content": content],
      "default": [
        "description": "It is not done, and nothing has changed.",
        "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
      ],
    ]
    return .object(operation)
  }

  private static func parameter(
    _ name: String, in place: String, isRequired: Bool, schema: JSONSchema, summary: String? = nil
  ) -> JSON {
    var parameter: JSON.Object = [
      "name": .string(name), "in": .string(place), "required": .bool(isRequired), "schema": schema.json,
    ]
    parameter["description"] = summary.map(JSON.string)
    return .object(parameter)
  }

  private var body: JSON {
    let members = fields.map { field -> (String, JSON) in
      var schema = field.schema
      schema.keywords["description"] = .string(field.summary)
      return (field.name, schema.json)
    }
    var schema: JSON.Object = [
      "type": "object", "properties": .object(JSON.Object(members)), "additionalProperties": false,
    ]
    let required = fields.filter(\.isRequired)
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0.name) }) }
    if takesOneField {
      schema["minProperties"] = 1
      schema["maxProperties"] = 1
    }
    return .object(schema)
  }

  private var content: JSON {
    guard let answer else { return ["*/*": ["schema": ["type": "string", "format": "binary"]]] }
    return ["application/json": ["schema": answer.json]]
  }
}
