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

  /// A second of either is the same, though clocks count in parts that are easy to mistake: what one measures outside
  /// takes no less than what the other measures inside.
  @Test func `goes as the standard library's clock does`() {
    let (outer, theirStart, inner) = (Instant.now, ContinuousClock.now, Instant.now)
    while inner.duration(to: .now) < .milliseconds(2) {}
    let (innerEnd, theirEnd, outerEnd) = (Instant.now, ContinuousClock.now, Instant.now)
    #expect(inner.duration(to: innerEnd) <= theirStart.duration(to: theirEnd))
    #expect(theirStart.duration(to: theirEnd) <= outer.duration(to: outerEnd))
  }
}
