import Maquette

/// Prints the dated changes of the API, the earliest first, each with where it is known from.
func listChronology(_ options: ChronologyOptions) -> Int32 {
  for change in Change.chronology(from: options.from, to: options.to) {
    let kind = change.kind.rawValue
    let padding = String(repeating: " ", count: Change.Kind.width - kind.count)
    Console.output("\(change.day)  \(kind)\(padding)  \(change.title)\n")
    let indentation = String(repeating: " ", count: 14 + Change.Kind.width)
    let doubt = change.doubt.map { " \($0)" } ?? ""
    let absence = change.isDocumented ? "" : " Not in the documented API."
    Console.output("\(indentation)\(change.grade.rawValue): \(change.source).\(doubt)\(absence)\n")
  }
  return 0
}

extension Change.Kind {
  /// Characters of the longest kind.
  fileprivate static let width = allCases.map(\.rawValue.count).max() ?? 0
}
