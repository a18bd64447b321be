/// Which API an emulator is.
public enum Edition: Sendable, Hashable {
  /// The documented one, in which every model that was ever documented is alive (CONTRACT.md).
  case documented

  /// The one that answered on a day.
  case day(Day)

  /// The one of the day that the emulator's clock shows; control calls do not move it.
  case today
}

extension Edition {
  /// Where the clock stands when nothing is said: at noon of the day, or at the standard instant without one.
  public var clock: Clock {
    if case .day(let day) = self { .frozen(day.noon) } else { .standard }
  }

  /// The API's day at the instant `now`; nil for the documented API, which is of none.
  func day(at now: Timestamp) -> Day? {
    switch self {
    case .documented: nil
    case .day(let day): day
    case .today: Day(of: now)
    }
  }
}
