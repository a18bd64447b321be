extension Duration {
  /// Whole milliseconds, rounded up.
  package var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    let perMillisecond: Int64 = 1_000_000_000_000_000
    return Int(seconds) * 1000 + Int((attoseconds + perMillisecond - 1) / perMillisecond)
  }

  /// Whole seconds, rounded up, as in a `Retry-After` field (RFC 9110, 10.2.3).
  var wholeSeconds: Int { (wholeMilliseconds + 999) / 1000 }

  /// Seconds with two decimals, rounded up: `51.84`.
  var inSeconds: String {
    let hundredths = (wholeMilliseconds + 9) / 10
    return "\(hundredths / 100).\(String(100 + hundredths % 100).dropFirst())"
  }

  /// As the API's rate limits write a time: `6ms`, `12s`, `51.84s`, `1m0s` (real-api.md, 5.5).
  var inWords: String {
    let milliseconds = wholeMilliseconds
    if milliseconds < 1000 { return "\(milliseconds)ms" }
    let (minutes, rest) = milliseconds.quotientAndRemainder(dividingBy: 60_000)
    let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1000)
    var decimals = String(1000 + fraction).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return (minutes > 0 ? "\(minutes)m" : "") + "\(seconds)" + (decimals.isEmpty ? "" : ".\(decimals)") + "s"
  }
}
