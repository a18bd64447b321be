import Glibc

/// The variables of the process's environment.
enum Environment {
  /// The variable called `name`; nil when it is not set, or empty.
  static func value(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Sets a variable, for this process and those that it starts; no other thread may be reading any.
  static func set(_ name: String, to value: String) {
    unsafe setenv(name, value, 1)
  }
}
