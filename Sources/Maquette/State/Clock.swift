/// Where the emulator takes the time from.
///
/// It never reads a clock of the system's by itself.
public enum Clock: Sendable {
  /// Time stands still.
  case frozen(Timestamp)

  /// Time is what the function says, called at every request.
  case running(@Sendable () -> Timestamp)

  /// The default: still, at 2026-08-15T00:00:00Z.
  public static let standard = Clock.frozen(Day.standard.midnight)

  /// The present instant.
  public var now: Timestamp {
    switch self {
    case .frozen(let instant): instant
    case .running(let read): read()
    }
  }
}
