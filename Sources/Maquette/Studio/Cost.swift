/// An amount of money, exact.
struct Cost: Sendable, Hashable {
  /// In billionths of a US dollar, of which the price of any token is a whole number.
  var nanodollars = 0
}

extension Cost {
  /// What the real API would have charged for a plan's pictures; `usage` is that of the plan.
  init(_ plan: Plan, usage: Usage?) {
    switch plan.model.billing {
    case .byPicture(let prices):
      let price = prices.first { $0.size == plan.size && $0.quality == plan.quality }
      nanodollars = plan.count * (price?.price ?? 0)
    case .byToken(_, let prices):
      nanodollars = usage.map { $0.cost(at: prices) } ?? 0
    }
  }

  /// The sum of two amounts.
  static func + (a: Cost, b: Cost) -> Cost {
    Cost(nanodollars: a.nanodollars + b.nanodollars)
  }

  /// US dollars, in as few decimals as are exact: `0.16704`.
  var json: JSON {
    let (dollars, rest) = nanodollars.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard rest > 0 else { return .integer(dollars) }
    let digits = String(1_000_000_000 + rest).dropFirst()
    let decimals = digits.prefix(through: digits.lastIndex { $0 != "0" } ?? digits.startIndex)
    return .number(JSON.Number(scanned: "\(dollars).\(decimals)"))
  }
}

extension Usage {
  /// In nanodollars.
  fileprivate func cost(at prices: TokenPrices) -> Int {
    inputText * prices.inputText + inputImage * prices.inputImage
      + outputText * prices.outputText + outputImage * prices.outputImage
  }
}
