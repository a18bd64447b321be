import Glibc

/// Files on disk.
enum File {
  /// The bytes of the file at `path`.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}

/// Why a file could not be read, in the system's words.
struct FileError: Error, Sendable {
  let reason: String

  /// What `errno` says.
  static var last: FileError {
    FileError(reason: unsafe String(cString: strerror(errno)))
  }
}
