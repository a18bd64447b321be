import Glibc

/// SIGINT and SIGTERM, taken by waiting for them instead of by a handler.
struct TerminationSignals {
  private let set: sigset_t

  /// Blocks them in this thread and in those it will start.
  init() {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, SIGINT)
    unsafe sigaddset(&set, SIGTERM)
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    self.set = set
  }

  /// Returns when the first one comes; the next one ends the process at once.
  func wait() {
    var set = set
    var signal: Int32 = 0
    unsafe sigwait(&set, &signal)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}
