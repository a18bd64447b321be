import Glibc
// Where the compiler may find `timespec` before it does in Glibc.
import SwiftOverlayShims

/// Signals that are taken by waiting for them instead of by a handler.
struct AwaitedSignals {
  /// A signal that came.
  struct Arrival {
    /// What C calls `SIGTERM`, `SIGINT` and so on.
    let number: Int32

    /// The process that sent it; nil where the system did, as with a terminal's.
    ///
    /// C: `si_code` and `si_pid`, see sigaction(2).
    let sender: pid_t?
  }

  private let set: sigset_t

  /// The signals that were blocked before; C: `sigset_t`.
  let inheritedMask: sigset_t

  /// Blocks `signals` in this thread and in those it will start.
  init(_ signals: [Int32]) {
    var set = sigset_t()
    var inheritedMask = sigset_t()
    unsafe sigemptyset(&set)
    for signal in signals { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, &inheritedMask)
    self.set = set
    self.inheritedMask = inheritedMask
  }

  /// Waits for the next one; C: `sigwaitinfo`.
  func next() -> Arrival {
    var set = set
    var info = unsafe siginfo_t()
    while unsafe sigwaitinfo(&set, &info) < 0 {
      // Interrupted: the process was stopped and goes on.
    }
    // SI_USER, SI_QUEUE and SI_TKILL are 0 or less; what the system sends is positive.
    let sender = unsafe info.si_code <= 0 ? info._sifields._kill.si_pid : nil
    return unsafe Arrival(number: info.si_signo, sender: sender)
  }

  /// Takes the next one, or waits until `milliseconds`, below 1000, have passed; C: `sigtimedwait`.
  func pause(milliseconds: Int) {
    var set = set
    var time = timespec(tv_sec: 0, tv_nsec: milliseconds * 1_000_000)
    unsafe sigtimedwait(&set, nil, &time)
  }

  /// Ends what `init` began: from now on they do what they did before.
  func restore() {
    var mask = inheritedMask
    unsafe pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}
