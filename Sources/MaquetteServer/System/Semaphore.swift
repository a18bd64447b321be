import Glibc

/// A count that threads wait on; C: `sem_t`, see sem_overview(7).
@safe package final class Semaphore: Sendable {
  private nonisolated(unsafe) let pointer: UnsafeMutablePointer<sem_t>

  package init() throws(Errno) {
    let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    unsafe self.pointer = unsafe pointer
    try valueOrErrno { unsafe sem_init(pointer, 0, 0) }
  }

  deinit {
    unsafe sem_destroy(pointer)
    unsafe pointer.deallocate()
  }

  /// Lets one waiter go; C: `sem_post`.
  package func signal() {
    // It fails only above two thousand million waiting signals.
    _ = try? valueOrErrno { unsafe sem_post(pointer) }
  }

  /// Waits for a signal; C: `sem_wait`.
  package func wait() {
    _ = try? valueOrErrno { unsafe sem_wait(pointer) }
  }

  /// Waits for a signal, but not after `timeout`, in whole seconds; C: `sem_timedwait`.
  package func wait(seconds timeout: Int) {
    var end = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &end)
    end.tv_sec += timeout
    _ = try? valueOrErrno { unsafe sem_timedwait(pointer, &end) }
  }
}
