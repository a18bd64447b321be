import CProcess
import Glibc
import MaquetteServer

/// The processes that a program started and did not wait for.
///
/// They become children of this process when their own parent ends. Only children are sent signals: their
/// identifiers cannot pass to strangers before this process has taken leave of them.
struct Leftovers {
  /// Children that were there before, from a shell that became this process.
  private let others: Set<pid_t>

  /// Has this process adopt them; to be called before the program starts.
  init() {
    adoptOrphans()
    others = Self.children()
  }

  /// Ends them, and the processes that they started: they are asked to with SIGTERM, and killed after `grace`.
  ///
  /// - Returns: whether none is left; false when, after as much time again, one has survived because it runs as
  ///   another user.
  @discardableResult
  func end(_ signals: AwaitedSignals, grace: Duration = .seconds(2)) -> Bool {
    let end = Instant.now.advanced(by: grace)
    let lastEnd = end.advanced(by: grace)
    var asked = others
    while true {
      ChildProcess.reap()
      let rest = Self.children().subtracting(others)
      let now = Instant.now
      if rest.isEmpty || now > lastEnd { return rest.isEmpty }
      if now > end {
        for process in rest { kill(process, SIGKILL) }
      }
      for process in rest.subtracting(asked) {
        kill(process, SIGTERM)
        // A stopped process does not act on it otherwise.
        kill(process, SIGCONT)
        asked.insert(process)
      }
      // Not every adoption follows the end of a child, which a signal would tell of.
      signals.pause(milliseconds: 20)
    }
  }

  /// The children of this process that it has not taken leave of; C: proc_pid_task(5).
  private static func children() -> Set<pid_t> {
    let process = getpid()
    // Orphans go to the main thread, which bears the identifier of its process.
    guard let list = try? File.read("/proc/\(process)/task/\(process)/children") else { return [] }
    return Set(
      list.split(separator: UInt8(ascii: " ")).compactMap { pid_t(String(decoding: $0, as: UTF8.self)) })
  }
}
