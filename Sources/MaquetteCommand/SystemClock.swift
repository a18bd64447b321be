import Glibc
import Maquette
// Where the compiler may find `timespec` before it does in Glibc.
import SwiftOverlayShims

/// The wall clock.
enum SystemClock {
  /// The present instant.
  static func now() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
  }
}
