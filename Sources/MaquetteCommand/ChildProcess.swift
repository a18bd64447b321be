import CProcess
import Glibc

/// A process that this one started.
struct ChildProcess {
  private let id: pid_t

  /// Starts the program that the last `count` arguments of the command line name and tell, with this process's standard
  /// streams and environment, and the signal mask `mask`.
  ///
  /// It is killed when the calling thread ends, so the main thread has to call this.
  init(lastArguments count: Int, mask: sigset_t) throws(StartFailure) {
    var mask = mask
    var id: pid_t = 0
    // As they came: in a `String`, bytes that are not UTF-8 would be replaced.
    let arguments = unsafe CommandLine.unsafeArgv + (Int(CommandLine.argc) - count)
    let code = unsafe startProcess(arguments, mask: &mask, id: &id)
    guard code == 0 else { throw StartFailure(code: code) }
    self.id = id
  }

  /// Goes on twice from here: in this process, and, where the result is nil, in a child that gets `signal` when this
  /// process ends.
  ///
  /// There must be no other thread.
  static func fork(signalAtEnd signal: Int32) throws(StartFailure) -> ChildProcess? {
    let id = forkProcess(signalAtEnd: signal)
    guard id >= 0 else { throw StartFailure(code: errno) }
    return id == 0 ? nil : ChildProcess(id: id)
  }

  private init(id: pid_t) {
    self.id = id
  }

  /// Sends it a signal.
  func send(_ signal: Int32) {
    kill(id, signal)
  }

  /// Whether a signal of the terminal that reaches this process reaches the child too.
  var sharesProcessGroup: Bool {
    getpgid(id) == getpgrp()
  }

  /// Takes leave of every child that has ended, and returns the exit status of this one if it is among them.
  func reap() -> Int32? {
    Self.reap().first { $0.id == id }?.exitStatus
  }

  /// Takes leave of every child that has ended, and returns them with their exit statuses: 128+N when signal N ended
  /// it, as shells have it.
  @discardableResult
  static func reap() -> [(id: pid_t, exitStatus: Int32)] {
    var ended: [(pid_t, Int32)] = []
    var status: Int32 = 0
    while true {
      let id = unsafe waitpid(-1, &status, WNOHANG)
      guard id > 0 else { return ended }
      ended.append((id, exitStatus(status)))
    }
  }

  /// C: `WTERMSIG`, `WEXITSTATUS`, see wait(2); both are macros, which Swift does not have.
  private static func exitStatus(_ status: Int32) -> Int32 {
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}

/// Why a program did not start.
struct StartFailure: Error {
  /// C: `errno`.
  let code: Int32

  /// The exit status that shells give it when it was `command` that did not start.
  func exitStatus(_ command: String) -> Int32 {
    isMissing(command) ? 127 : 126
  }

  /// What to say of `command`.
  func message(_ command: String) -> String {
    if isMissing(command) { return "there is no command '\(command)'" }
    // The file is there: what is not is the interpreter in its first line, or the loader.
    let reason = code == ENOENT ? "its interpreter is missing" : unsafe String(cString: strerror(code))
    return "'\(command)' cannot be run: \(reason)"
  }

  /// Whether there is no file of that name where execvp(3) looks for it.
  private func isMissing(_ command: String) -> Bool {
    guard code == ENOENT else { return false }
    if command.isEmpty { return true }
    if command.contains("/") { return unsafe access(command, F_OK) != 0 }
    let folders = (Environment.value("PATH") ?? "").split(separator: ":")
    return folders.allSatisfy { unsafe access("\($0)/\(command)", F_OK) != 0 }
  }
}
