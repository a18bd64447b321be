import Glibc

/// The limits that the system sets to this process; C: `getrlimit`, see getrlimit(2).
enum SystemLimits {
  /// Lets the process have as many descriptors as it may: the usual 1024 are there for programs that call `select`.
  static func raiseDescriptorLimit() {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    // Where it fails, connections beyond the limit are answered with 503.
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// Makes a file beyond the process's limit an error, as on a full disk, and not the process's end.
  static func outliveFileSizeLimit() {
    signal(SIGXFSZ, SIG_IGN)
  }
}
