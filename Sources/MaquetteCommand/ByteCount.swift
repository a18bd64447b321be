/// A number of bytes as options have it: `4096`, `500KB`, `64MB`, `4GB`.
struct ByteCount {
  let value: Int

  /// Reads a whole number and its unit, which is a power of a thousand; nil when it is none, or nought.
  init?(notation: String) {
    let digits = notation.prefix { $0.isASCII && $0.isNumber }
    let units = ["": 1, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000]
    guard let number = Int(digits), number > 0, let unit = units[String(notation[digits.endIndex...])] else {
      return nil
    }
    let (value, isTooLarge) = number.multipliedReportingOverflow(by: unit)
    guard !isTooLarge else { return nil }
    self.value = value
  }
}
