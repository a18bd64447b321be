/// A day of the calendar, in UTC.
public struct Day: Sendable, Hashable {
  /// Days since 1970-01-01.
  private let number: Int

  /// A date of the Gregorian calendar, which is taken to exist.
  init(_ year: Int, _ month: Int, _ day: Int) {
    number = Timestamp.days(year: year, month: month, day: day)
  }

  /// The day of an instant.
  public init(of instant: Timestamp) {
    number = (instant.milliseconds - instant.milliseconds.modulo(Self.milliseconds)) / Self.milliseconds
  }

  /// Its first instant.
  var midnight: Timestamp {
    Timestamp(milliseconds: number * Self.milliseconds)
  }

  /// Its middle.
  public var noon: Timestamp {
    Timestamp(milliseconds: number * Self.milliseconds + Self.milliseconds / 2)
  }

  /// The day at whose first instant a clock stands when nothing is said.
  static let standard = Day(2026, 8, 15)

  /// A day for messages to name.
  package static let example = Day(2026, 9, 8)

  private static let milliseconds = 86_400_000
}

extension Day: Comparable {
  public static func < (a: Day, b: Day) -> Bool {
    a.number < b.number
  }
}

extension Day: LosslessStringConvertible {
  /// Reads a date as RFC 3339 has it, such as `2026-09-08`, with room for the instants of links around it.
  public init?(_ text: String) {
    guard text.utf8.count == 10, let instant = Timestamp(rfc3339: text + "T12:00:00Z"), instant.leavesRoom
    else { return nil }
    self.init(of: instant)
  }

  public var description: String {
    String(noon.rfc3339.prefix(10))
  }
}
