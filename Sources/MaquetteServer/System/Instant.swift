import Glibc

/// A point on a clock that only goes forward; C: `clock_gettime` of `CLOCK_MONOTONIC`, see clock_gettime(2).
///
/// What is needed of the standard library's `ContinuousClock`, with which the runtime of tasks and actors would come
/// into the program, and be loaded at every start.
package struct Instant: Sendable {
  /// Time since the clock's own start.
  private let elapsed: Duration

  private init(elapsed: Duration) {
    self.elapsed = elapsed
  }

  /// The present.
  package static var now: Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(elapsed: .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec))
  }

  /// The instant that is later by `duration`.
  package func advanced(by duration: Duration) -> Instant {
    Instant(elapsed: elapsed + duration)
  }

  /// How much later `other` is.
  package func duration(to other: Instant) -> Duration {
    other.elapsed - elapsed
  }
}

extension Instant: Comparable {
  package static func < (a: Instant, b: Instant) -> Bool {
    a.elapsed < b.elapsed
  }
}
