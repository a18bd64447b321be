import Synchronization

@testable import Maquette

/// The hand of a clock that a test moves.
final class Hand: Sendable {
  private let instant = Mutex(Timestamp(milliseconds: 1_786_752_000_000))

  var clock: Clock { .running { self.instant.withLock { $0 } } }

  func advance(minutes: Int) {
    instant.withLock { $0 = $0.adding(seconds: minutes * 60) }
  }
}
