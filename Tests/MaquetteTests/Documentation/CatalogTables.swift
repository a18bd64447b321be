@testable import Maquette

/// Markdown tables of what the catalogue, the parameter table and the table of faults hold.
enum CatalogTables {
  /// Both tables, with a blank line around each.
  static var markdown: String { "\n\(models)\n\n\(parameters)\n\n" }

  /// One row for models that differ in nothing that is shown.
  static var models: String {
    let rows = Model.catalog.grouped(by: columns(of:)).map { [names($0.members)] + $0.key }
    return table(
      ["model", "operations", "`size`", "`quality`", "quality if absent", "answers"], rows)
  }

  /// For each parameter, one row for models that take the same values.
  static var parameters: String {
    let rows = Parameter.table.flatMap { parameter in
      Model.catalog.filter(parameter.isKnownSomewhere)
        .grouped { ParameterValues.description(of: parameter.name, $0) }
        .map {
          ["`\(parameter.name)`", operations(parameter.endpoints), $0.key, group($0.members, of: parameter)]
        }
    }
    return table(["parameter", "operations", "values", "models"], rows)
  }

  /// The faults, with a blank line around their table.
  static var faults: String {
    let rows = Fault.table.map { fault in
      ["`\(fault.name)`", fault.summary, fault.scope.summary, fault.isPaid ? "yes" : "no"]
    }
    return "\n\(table(["fault", "what a client sees", "requests", "paid for"], rows))\n\n"
  }

  private static func columns(of model: Model) -> [String] {
    [
      operations(model.endpoints), ParameterValues.sizes(model.sizes),
      ParameterValues.words(model.qualities ?? []),
      "`\(model.defaultQuality.rawValue)`", answers(of: model),
    ]
  }

  private static func answers(of model: Model) -> String {
    if model.isGPTImage { return "base64, with `usage`" }
    return ParameterValues.words(model.responseFormats ?? [])
      + (model.revisesPrompts ? ", with `revised_prompt`" : "")
  }

  private static func operations(_ endpoints: Set<Endpoint>) -> String {
    if endpoints.count == Endpoint.allCases.count { return "all" }
    return Endpoint.allCases.filter(endpoints.contains).map(\.rawValue).joined(separator: ", ")
  }

  private static func names(_ models: [Model]) -> String {
    models.map { "`\($0.id)`" }.joined(separator: ", ")
  }

  /// The models in as few words as there are for them, among those that have the operations of `parameter`.
  private static func group(_ models: [Model], of parameter: Parameter) -> String {
    let served = Model.catalog.filter { !$0.endpoints.isDisjoint(with: parameter.endpoints) }
    let others = served.filter { !models.contains($0) }
    if others.isEmpty { return "all" }
    if models.count == 1 { return names(models) }
    if models == served.filter(\.isGPTImage) { return "all GPT image models" }
    if models == served.filter({ !$0.isGPTImage }) { return "all DALL·E models" }
    return others.count < models.count ? "all but \(names(others))" : names(models)
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows)
      .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }
}

extension Parameter {
  /// Whether `model` has it at one of its operations.
  fileprivate func isKnownSomewhere(to model: Model) -> Bool {
    model.endpoints.contains { isKnown(to: $0, model) }
  }
}

extension [Model] {
  /// The models by what `key` says of each, in the order in which they first appear.
  fileprivate func grouped<Key: Hashable>(by key: (Model) -> Key) -> [(key: Key, members: [Model])] {
    var groups: [(key: Key, members: [Model])] = []
    for model in self {
      let key = key(model)
      if let index = groups.firstIndex(where: { $0.key == key }) {
        groups[index].members.append(model)
      } else {
        groups.append((key, [model]))
      }
    }
    return groups
  }
}
