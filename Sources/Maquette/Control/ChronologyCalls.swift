extension ControlRoute {
  /// What changed, and when.
  static let chronology: [ControlRoute] = [
    ControlRoute(
      method: "GET", path: "/_maquette/chronology",
      summary: "List the dated changes of the API, the earliest first.",
      query: [
        ControlParameter(name: "from", kind: .day, summary: "Only changes on this day or later."),
        ControlParameter(name: "to", kind: .day, summary: "Only changes on this day or earlier."),
      ],
      answer: .object(["changes": .list(of: .change)])
    ) { _, call in
      let days = ["from", "to"].map { call.query[$0]?.string.flatMap(Day.init) }
      let changes = Change.chronology(from: days[0], to: days[1])
      return Reply.json(["changes": .array(changes.map(\.json))])
    }
  ]
}

extension JSONSchema {
  /// A row of the chronology.
  fileprivate static let change = object([
    "day": date,
    "kind": word(Change.Kind.allCases.map(\.rawValue)),
    "title": text,
    "source": text,
    "grade": word(Change.Grade.allCases.map(\.rawValue)),
    "doubt": nullable(text),
    "documented": flag,
  ])
}

extension Change {
  fileprivate var json: JSON {
    [
      "day": .string(day.description),
      "kind": .string(kind.rawValue),
      "title": .string(title),
      "source": .string(source),
      "grade": .string(grade.rawValue),
      "doubt": doubt.map(JSON.string) ?? .null,
      "documented": .bool(isDocumented),
    ]
  }
}
