import Glibc

/// Standard output and standard error, unbuffered.
enum Console {
  static func output(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  static func error(_ text: String) {
    write(text, to: STDERR_FILENO)
  }

  /// Writes whole lines with one call, so that those of several threads do not mix.
  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      // Nobody reads it any more: nothing is left to do with the text.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
