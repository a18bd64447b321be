import Glibc

/// A file without a name, gone when it is closed.
final class TemporaryFile {
  private let descriptor: FileDescriptor

  /// Number of bytes written.
  private(set) var count = 0

  /// Makes a file in `directory` and takes its name away; C: `mkstemp`, `unlink`.
  init(in directory: String) throws(Errno) {
    // `mkstemp` puts six characters of its own in place of these.
    let placeholder = String(repeating: "X", count: 6)
    var path = Array("\(directory)/maquette-\(placeholder)".utf8CString)
    descriptor = try FileDescriptor { unsafe mkstemp(&path) }
    try valueOrErrno { unsafe unlink(path) }
    try descriptor.setCloseOnExec()
  }

  /// Adds bytes at the end; C: `write`.
  func append(_ bytes: Span<UInt8>) throws(Errno) {
    var written = 0
    while written < bytes.count {
      let rest = bytes.extracting(written..<bytes.count)
      written += try valueOrErrno {
        unsafe rest.withUnsafeBytes { unsafe write(descriptor.number, $0.baseAddress, $0.count) }
      }
    }
    count += bytes.count
  }

  /// Maps the bytes written so far, which outlive the file; there must be some.
  func map() throws(Errno) -> MappedFile {
    try MappedFile(descriptor, count: count)
  }

  /// Where such files go: `TMPDIR`, or `/tmp` without one.
  static var defaultDirectory: String {
    guard let directory = unsafe getenv("TMPDIR") else { return "/tmp" }
    let path = unsafe String(cString: directory)
    return path.isEmpty ? "/tmp" : path
  }
}
