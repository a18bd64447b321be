import Maquette

/// What `maquette chronology` is told.
struct ChronologyOptions: Sendable {
  /// The first day to list; nil for the first there is.
  var from: Day?

  /// The last day to list; nil for the last there is.
  var to: Day?

  /// Reads options, written `--from 2026-01-01` or `--from=2026-01-01`.
  init(_ arguments: ArraySlice<String>) throws(UsageError) {
    var rest = arguments
    while let argument = rest.popFirst() {
      let (flag, attached) = ServeOptions.split(argument)
      guard let option: WritableKeyPath<ChronologyOptions, Day?> = ["--from": \.from, "--to": \.to][flag]
      else {
        throw UsageError(
          "there is no option '\(argument)'. Usage: maquette chronology [--from DAY] [--to DAY]")
      }
      guard let value = attached ?? rest.popFirst() else {
        throw UsageError("\(flag) needs a value: \(flag) DAY")
      }
      guard let day = Day(value) else {
        throw UsageError("\(flag): '\(value)' is not a day such as \(Day.example)")
      }
      self[keyPath: option] = day
    }
  }
}
