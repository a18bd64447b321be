import Glibc

/// The error number that a system call left behind; the corresponding C variable is `errno`.
package struct Errno: Error, Equatable {
  let code: Int32

  /// Whether a call on a non-blocking descriptor only had nothing to do; C: `EAGAIN`, `EWOULDBLOCK`.
  var wouldBlock: Bool { code == EAGAIN || code == EWOULDBLOCK }
}

extension Errno: CustomStringConvertible {
  /// The corresponding C function is `strerror`.
  package var description: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}

/// Calls a C function that returns -1 on error, again as long as a signal interrupts it.
///
/// Every system call of this target goes through here.
@discardableResult
func valueOrErrno<Value: FixedWidthInteger>(_ call: () -> Value) throws(Errno) -> Value {
  while true {
    let value = call()
    if value != -1 { return value }
    if errno != EINTR { throw Errno(code: errno) }
  }
}
