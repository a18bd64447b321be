import Testing

@testable import MaquetteServer

struct InstantTests {
  private let start = Instant.now

  @Test(arguments: [Duration.zero, .nanoseconds(1), .milliseconds(1500), .seconds(3600), .seconds(-2)])
  func `is as much later as it was put off`(duration: Duration) {
    let other = start.advanced(by: duration)
    #expect(start.duration(to: other) == duration)
    #expect(other.duration(to: start) == .zero - duration)
    #expect((start < other) == (duration > .zero))
  }

  @Test func `never goes back`() {
    var last = start
    for _ in 0..<1000 {
      let next = Instant.now
      #expect(next >= last)
      last = next
    }
  }

  /// A second of either is the same: the clocks count in parts that are easy to mistake.
  @Test func `goes as the standard library's clock does`() {
    let before = ContinuousClock.now
    let first = Instant.now
    while first.duration(to: .now) < .milliseconds(2) {}
    let second = Instant.now
    #expect(first.duration(to: second) <= before.duration(to: .now))
  }
}
