/// What should hold whatever the bytes are, and did not.
struct BrokenPromise: Error {
  let promise: String

  /// Throws `promise` unless it is kept.
  static func unless(_ isKept: Bool, _ promise: @autoclosure () -> String) throws(BrokenPromise) {
    guard isKept else { throw BrokenPromise(promise: promise()) }
  }
}
