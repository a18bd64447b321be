import Maquette

/// What a command asked of its server, and what the real API would have charged.
struct ExecSummary: CustomStringConvertible {
  let ledger: Ledger

  /// One line, without a line break.
  var description: String {
    let total = ledger.total
    return """
      \(count(total.requests, "request")), \(ledger.refusals) refused; \(count(total.images, "image")); \
      tokens: \(total.inputTextTokens) text and \(total.inputImageTokens) image in, \
      \(total.outputTextTokens) text and \(total.outputImageTokens) image out; \
      the API would have charged \(dollars(total.nanodollars))
      """
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Four decimals, because a small picture costs about a cent.
  private func dollars(_ nanodollars: Int) -> String {
    let units = (nanodollars + 50_000) / 100_000
    return "$\(units / 10_000).\(String(units % 10_000 + 10_000).dropFirst())"
  }
}
