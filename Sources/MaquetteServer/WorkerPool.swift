import Synchronization

/// Threads that run work in the order it was given.
final class WorkerPool: Sendable {
  typealias Work = @Sendable () -> Void

  private struct State {
    var queue = Queue<Work>()
    var isStopping = false
  }

  private let state = Mutex(State())

  /// Counts the pieces of work in the queue, and the requests to stop.
  private let ready: Semaphore
  private let threads = Mutex<[Thread]>([])

  /// Starts `threadCount` threads.
  init(threadCount: Int) throws(Errno) {
    ready = try Semaphore()
    do throws(Errno) {
      for _ in 0..<threadCount {
        let thread = try Thread { [self] in run() }
        threads.withLock { $0.append(thread) }
      }
    } catch {
      stop()
      throw error
    }
  }

  /// Queues `work`.
  func submit(_ work: @escaping Work) {
    state.withLock { $0.queue.append(work) }
    ready.signal()
  }

  /// Drops the work that has not begun, and returns when the rest is done and the threads are gone.
  func stop() {
    state.withLock { state in
      state.isStopping = true
      state.queue = Queue()
    }
    threads.withLock { threads in
      for _ in threads { ready.signal() }
      for thread in threads { thread.join() }
      threads = []
    }
  }

  private func run() {
    while true {
      ready.wait()
      let (work, isStopping) = state.withLock { ($0.queue.popFirst(), $0.isStopping) }
      if isStopping { return }
      work?()
    }
  }
}
