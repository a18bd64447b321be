import Glibc

/// A running thread; C: `pthread_t`, see pthreads(7).
package struct Thread: Sendable {
  private let handle: pthread_t

  /// Starts a thread that runs `body`.
  package init(_ body: @escaping @Sendable () -> Void) throws(Errno) {
    let work = unsafe Unmanaged.passRetained(Work(body))
    var handle = pthread_t()
    let code = unsafe pthread_create(
      &handle, nil,
      { @Sendable argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      unsafe work.release()
      throw Errno(code: code)
    }
    self.handle = handle
  }

  /// Waits for the thread's end; to be called once.
  func join() {
    pthread_join(handle, nil)
  }

  /// Number of processors that can run threads now.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension Thread {
  /// A closure as an object, which a C argument can point to.
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }
}
