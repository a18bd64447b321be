import Glibc

/// A count that threads wait on; C: `sem_t`, see sem_overview(7).
@safe final class Semaphore: Sendable {
  private nonisolated(unsafe) let pointer: UnsafeMutablePointer<sem_t>

  init() throws(Errno) {
    let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    unsafe self.pointer = unsafe pointer
    try valueOrErrno { unsafe sem_init(pointer, 0, 0) }
  }

  deinit {
    unsafe sem_destroy(pointer)
    unsafe pointer.deallocate()
  }

  /// Lets one waiter go; C: `sem_post`.
  func signal() {
    // It fails only above two thousand million waiting signals.
    _ = try? valueOrErrno { unsafe sem_post(pointer) }
  }

  /// Waits for a signal; C: `sem_wait`.
  func wait() {
    _ = try? valueOrErrno { unsafe sem_wait(pointer) }
  }
}
