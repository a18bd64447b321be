/// How long the real service takes, for `openai-processing-ms` (real-api.md, 1.4 and 2).
///
/// Nothing waits that long here; the figures are of the recorded size and are drawn from the identifiers' seed.
enum ProcessingTime {
  /// Milliseconds for a refusal.
  static func refusal(_ digest: [UInt8]) -> Int {
    pick(in: 7...19, by: digest)
  }

  /// Milliseconds for the pictures of a plan.
  static func pictures(_ plan: Plan, _ digest: [UInt8]) -> Int {
    let range =
      switch plan.quality {
      case .standard: plan.model.revisesPrompts ? 11_600...13_500 : 6_700...9_200
      case .hd: 19_000...22_000
      case .low: 9_000...15_000
      case .medium: 16_000...25_000
      case .high, .auto: 32_000...50_000
      }
    return pick(in: range, by: digest)
  }

  private static func pick(in range: ClosedRange<Int>, by digest: [UInt8]) -> Int {
    let number = digest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    return range.lowerBound + number % range.count
  }
}
