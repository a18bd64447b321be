extension Duration {
  /// Longest number that is read, in digits; a billion hours are more than anyone waits.
  private static let digitLimit = 9

  /// What is read, as a phrase.
  package static let notationSummary = "a duration such as 300ms, 45s, 61m or 2h"

  /// Reads a whole number and its unit, as options and control calls have them: `300ms`, `45s`, `61m`, `2h`.
  package init?(notation: String) {
    let digits = notation.utf8.prefix(while: ASCII.isDigit)
    guard digits.count <= Self.digitLimit, let number = Int(String(decoding: digits, as: UTF8.self)) else {
      return nil
    }
    // By the byte: a letter and the mark upon it are one character, and no unit.
    switch String(decoding: notation.utf8.dropFirst(digits.count), as: UTF8.self) {
    case "ms": self = .milliseconds(number)
    case "s": self = .seconds(number)
    case "m": self = .seconds(number * 60)
    case "h": self = .seconds(number * 3600)
    default: return nil
    }
  }
}
