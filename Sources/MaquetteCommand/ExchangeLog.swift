import Maquette
import MaquetteServer
import Synchronization

import func Glibc.usleep

/// A log of exchanges on standard error, one line each, written by a thread of its own.
///
/// Whoever reads standard error may be slow, or may have stopped to read: that must hold up no answer. Lines that
/// find no room are dropped, and their number is told when there is room again.
final class ExchangeLog: Sendable {
  private struct State {
    var pending = ""
    var droppedCount = 0
    var isClosing = false
  }

  /// Lines are dropped while this many bytes wait.
  private static let capacity = 1 << 20

  /// How long the end waits for the last lines to be written, in seconds.
  private static let closingTime = 1

  /// How long a line waits for others to be written with it, in microseconds.
  private static let gatheringTime: UInt32 = 5000

  private let format: LogFormat
  private let state = Mutex(State())

  /// Signals that there is something for the thread to do.
  private let ready: Semaphore

  /// Signals that the thread has written all there was.
  private let finished: Semaphore

  /// Starts the thread.
  init(_ format: LogFormat) throws(Errno) {
    self.format = format
    ready = try Semaphore()
    finished = try Semaphore()
    _ = try Thread { [self] in run() }
  }

  /// Queues the line of an exchange; never waits.
  func record(_ exchange: Exchange) {
    let line = exchange.line(format) + "\n"
    let isFirst = state.withLock { state in
      guard state.pending.utf8.count < Self.capacity else {
        state.droppedCount += 1
        return false
      }
      let isFirst = state.pending.isEmpty
      state.pending += line
      return isFirst
    }
    if isFirst { ready.signal() }
  }

  /// Returns when all lines are written, or when a reader that does not read has been waited for long enough.
  func close() {
    state.withLock { $0.isClosing = true }
    ready.signal()
    finished.wait(seconds: Self.closingTime)
  }

  private func run() {
    while true {
      ready.wait()
      // One write for many lines, when there are many; at the end nobody waits for more.
      if !state.withLock(\.isClosing) { usleep(Self.gatheringTime) }
      let taken = state.withLock { state in
        defer { state = State(isClosing: state.isClosing) }
        return state
      }
      Console.error(taken.pending)
      if taken.droppedCount > 0 {
        Console.error("maquette: \(taken.droppedCount) lines of the log were dropped\n")
      }
      if taken.isClosing { return finished.signal() }
    }
  }
}
