/// An instant, in milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Timestamp: Sendable, Hashable, Comparable {
  public var milliseconds: Int

  public init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// Whole seconds since 1970, rounded down: what the API calls `created`.
  public var seconds: Int {
    (milliseconds - milliseconds.modulo(1000)) / 1000
  }

  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.milliseconds < b.milliseconds
  }

  /// The instant `seconds` after this one, or before it when negative.
  public func adding(seconds: Int) -> Timestamp {
    adding(milliseconds: seconds * 1000)
  }

  /// The instant as many milliseconds after this one, or before it when negative.
  func adding(milliseconds: Int) -> Timestamp {
    Timestamp(milliseconds: self.milliseconds + milliseconds)
  }
}

// MARK: - Calendar

extension Timestamp {
  /// A date of the proleptic Gregorian calendar and a time of day, in UTC.
  private struct Civil {
    var year: Int
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int

    /// 0 is Sunday.
    var weekday: Int

    /// As in `00:00:00`.
    var timeOfDay: String {
      hour.padded(2) + ":" + minute.padded(2) + ":" + second.padded(2)
    }
  }

  private static let secondsPerDay = 86_400

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private var civil: Civil {
    let days = (seconds - seconds.modulo(Self.secondsPerDay)) / Self.secondsPerDay
    let time = seconds.modulo(Self.secondsPerDay)
    // Days are counted from 0000-03-01, so that the leap day ends a year, and years in eras of 400.
    let shifted = days + 719_468
    let era = (shifted - shifted.modulo(146_097)) / 146_097
    let dayOfEra = shifted.modulo(146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    return Civil(
      year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
      month: month < 10 ? month + 3 : month - 9,
      day: dayOfYear - (153 * month + 2) / 5 + 1,
      hour: time / 3600, minute: time / 60 % 60, second: time % 60,
      weekday: (days + 4).modulo(7))
  }

  /// Days from 1970-01-01 to a date of the proleptic Gregorian calendar.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear - shiftedYear.modulo(400)) / 400
    let yearOfEra = shiftedYear.modulo(400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

// MARK: - Formats

extension Timestamp {
  /// As in RFC 3339, in UTC and to the second: `2026-08-15T00:00:00Z`.
  public var rfc3339: String {
    let civil = civil
    let date = civil.year.padded(4) + "-" + civil.month.padded(2) + "-" + civil.day.padded(2)
    return date + "T" + civil.timeOfDay + "Z"
  }

  /// As in RFC 3339, in UTC, with milliseconds where there are any: `2026-08-15T00:00:00.250Z`.
  var preciseRFC3339: String {
    let fraction = milliseconds.modulo(1000)
    return fraction == 0 ? rfc3339 : rfc3339.dropLast() + ".\(fraction.padded(3))Z"
  }

  /// As in a `Date` header (IMF-fixdate, RFC 9110, 5.6.7): `Sat, 15 Aug 2026 00:00:00 GMT`.
  public var httpDate: String {
    let civil = civil
    return "\(Self.weekdays[civil.weekday]), \(civil.day.padded(2)) \(Self.months[civil.month - 1]) "
      + "\(civil.year.padded(4)) \(civil.timeOfDay) GMT"
  }

  /// Reads an RFC 3339 instant with any offset, such as `2026-08-15T02:00:00.250+02:00`.
  ///
  /// Digits after milliseconds are cut.
  public init?(rfc3339 text: String) {
    var rest = Substring(text).utf8[...]
    func number(_ digits: Int, then separators: String) -> Int? {
      guard let value = Self.digits(rest.prefix(digits)), rest.count >= digits else { return nil }
      rest = rest.dropFirst(digits)
      guard !separators.isEmpty else { return value }
      guard let separator = rest.first, separators.utf8.contains(separator) else { return nil }
      rest = rest.dropFirst()
      return value
    }
    guard let year = number(4, then: "-"), let month = number(2, then: "-"), let day = number(2, then: "Tt "),
      let hour = number(2, then: ":"), let minute = number(2, then: ":"), let second = number(2, then: ""),
      1...12 ~= month, 1...Self.length(ofMonth: month, year: year) ~= day,
      hour < 24, minute < 60, second < 60
    else { return nil }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix(while: ASCII.isDigit)
      guard let value = Self.digits(digits.prefix(3)) else { return nil }
      fraction = digits.count == 1 ? value * 100 : digits.count == 2 ? value * 10 : value
      rest = rest.dropFirst(1 + digits.count)
    }
    guard let sign = rest.popFirst(), let offset = Self.offset(sign: sign, rest) else { return nil }
    let days = Self.days(year: year, month: month, day: day)
    let seconds = days * Self.secondsPerDay + hour * 3600 + minute * 60 + second - offset
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  /// The offset from UTC after its first character `sign`, in seconds.
  private static func offset(sign: UInt8, _ rest: Substring.UTF8View) -> Int? {
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return rest.isEmpty ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), rest.count == 5,
      rest.dropFirst(2).first == UInt8(ascii: ":"), let hours = digits(rest.prefix(2)),
      let minutes = digits(rest.suffix(2)), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let next =
      month == 12 ? days(year: year + 1, month: 1, day: 1) : days(year: year, month: month + 1, day: 1)
    return next - days(year: year, month: month, day: 1)
  }

  private static func digits(_ bytes: Substring.UTF8View) -> Int? {
    guard !bytes.isEmpty, bytes.allSatisfy(ASCII.isDigit) else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self))
  }
}

// MARK: - Range

extension Timestamp {
  /// Whether the instants of a link, up to a day away, can be written with a year of four digits too.
  package var leavesRoom: Bool {
    // Whole days, so that the bounds need no calendar: 0000-01-03 and 9999-12-30.
    (-62_167_046_400_000..<253_402_128_000_000).contains(milliseconds)
  }
}

extension Int {
  /// The remainder that is never negative.
  func modulo(_ divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }

  /// The number with at least `width` digits.
  fileprivate func padded(_ width: Int) -> String {
    let digits = String(self)
    let lacking = width - digits.utf8.count
    return lacking > 0 ? String(repeating: "0", count: lacking) + digits : digits
  }
}
