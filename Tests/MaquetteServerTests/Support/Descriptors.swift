import Foundation

/// What this process holds open, as the system sees it.
enum Descriptors {
  /// Number of connections whose server side, at `port`, this process holds; proc_net_tcp(5).
  static func connections(at port: UInt16) -> Int {
    contents("/proc/self/net/tcp").split(separator: "\n").count { line in
      let columns = line.split(separator: " ")
      guard columns.count > 9 else { return false }
      // Once nobody holds a socket its inode is nought, whatever state it is left in; 0A is a listener.
      return columns[1].hasSuffix(":" + String(format: "%04X", port)) && columns[3] != "0A"
        && columns[9] != "0"
    }
  }

  /// Number of open descriptors and mappings of files that once were in `directory`.
  static func files(in directory: String) -> Int {
    let links = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    let open = links.count { link in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(link)")
      return target?.hasPrefix(directory) ?? false
    }
    return open + contents("/proc/self/maps").split(separator: "\n").count { $0.contains(directory) }
  }

  /// The kernel hands such a file out by the page: a short read is not its end.
  private static func contents(_ path: String) -> String {
    let data = try? FileHandle(forReadingAtPath: path)?.readToEnd()
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}

/// Waits for something that another thread will make true; false when ten seconds were not enough.
func eventually(_ condition: () -> Bool) -> Bool {
  for _ in 0..<1000 {
    if condition() { return true }
    usleep(10_000)
  }
  return condition()
}
