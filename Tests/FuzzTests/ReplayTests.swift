import TestSupport
import Testing

/// What libFuzzer starts from and what it once found, and seeded random changes of that.
///
/// `scripts/fuzz` goes on from here for as long as one likes.
struct ReplayTests {
  @Test(arguments: FuzzTarget.allCases)
  func `a target keeps its promises on what it is known by`(target: FuzzTarget) throws {
    let inputs = try Corpus(of: target).inputs
    try #require(!inputs.isEmpty)
    for input in inputs { try target.check(input) }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `a target keeps its promises on what comes near that`(target: FuzzTarget) throws {
    let inputs = try Corpus(of: target).inputs
    var random = SplitMix64(seed: 4010)
    for _ in 0..<target.rounds {
      var input = try #require(inputs.randomElement(using: &random))
      let donor = try #require(inputs.randomElement(using: &random))
      for _ in 0..<Int.random(in: 1...3, using: &random) { input.mutate(with: donor, using: &random) }
      try target.check(input)
    }
  }
}

extension FuzzTarget {
  /// Inputs made up in a test, as many as an unoptimised build checks in a second or two.
  fileprivate var rounds: Int {
    switch self {
    case .respond: 20
    case .png, .jpeg, .webp: 200
    case .http, .json, .multipart, .headerParameters, .tokens: 1000
    }
  }
}

extension [UInt8] {
  /// Changes a few bytes: to others, to none, or to some of another input.
  fileprivate mutating func mutate(with donor: [UInt8], using random: inout SplitMix64) {
    let start = Int.random(in: 0...count, using: &random)
    let end = Swift.min(count, start + Int.random(in: 0...16, using: &random))
    let from = Int.random(in: 0...donor.count, using: &random)
    let replacement =
      switch Int.random(in: 0..<3, using: &random) {
      case 0: self[start..<end].map { $0 ^ 1 << UInt8.random(in: 0..<8, using: &random) }
      case 1: [UInt8]()
      default: Array(donor[from..<Swift.min(donor.count, from + 32)])
      }
    replaceSubrange(start..<end, with: replacement)
  }
}
