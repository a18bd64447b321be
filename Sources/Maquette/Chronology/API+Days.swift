extension API {
  /// The API of a day: every change up to it, made one after the other; without a day it is the documented one.
  init(asOf day: Day?) {
    self = day.map { Self.stages[Self.stage(on: $0)] } ?? .documented
  }

  /// How many changes there are up to a day.
  static func stage(on day: Day) -> Int {
    Change.chronology.prefix { $0.day <= day }.count
  }

  /// The API after each number of changes, none first.
  static let stages = Change.chronology.reduce(into: [API()]) { stages, change in
    var next = stages[stages.count - 1]
    change.apply(&next)
    stages.append(next)
  }

  /// Everything that was ever documented, at once (CONTRACT.md, "The documented API").
  static let documented = Change.chronology.filter(\.isDocumented).reduce(into: API()) { $1.apply(&$0) }
}
