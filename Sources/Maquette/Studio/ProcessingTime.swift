/// How long the real service takes, for `openai-processing-ms` and for `Latency.realistic`.
///
/// The figures are of the recorded size (real-api.md, 1.4 and 2) and are drawn from the identifiers' seed.
struct ProcessingTime: Sendable {
  let milliseconds: Int

  /// The time for an answer with the pictures of `plan`, or for one without pictures; `digest` picks it.
  init(_ plan: Plan?, digest: [UInt8]) {
    // Refusals took 7 and 19 ms.
    let range = plan.map(Self.recorded) ?? 7...19
    let number = digest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    milliseconds = range.lowerBound + number % range.count
  }

  private static func recorded(_ plan: Plan) -> ClosedRange<Int> {
    switch plan.quality {
    case .standard where plan.model.revisesPrompts: 11_600...13_500
    case .standard: plan.endpoint == .edits ? 8_300...12_200 : 6_700...9_200
    case .hd: 19_000...22_000
    case .low: 9_000...15_000
    case .medium: plan.model.isSlow ? 66_000...78_000 : 16_000...25_000
    case .high, .xhigh, .max, .auto: plan.model.isSlow ? 80_000...90_000 : 32_000...50_000
    }
  }
}
