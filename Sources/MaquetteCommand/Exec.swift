import Glibc
import Maquette
import MaquetteServer

/// Runs a command, which is the end of this process's own command line, against a server of its own, and returns the
/// exit status: the command's.
///
/// There are two processes of it. The first is the one that was started, and may be killed; it only waits. The second
/// serves, runs the command, and cleans up after it, also when the first is gone.
func exec(_ options: ServeOptions, _ command: [String]) -> Int32 {
  // Blocked before any thread starts; SIGPIPE because a log that nobody reads must not end the command.
  let signals = AwaitedSignals(passedOn + [SIGCHLD, SIGPIPE, abandoned])
  // Where it is ignored, which can be inherited, the system forgets how children ended.
  signal(SIGCHLD, SIG_DFL)
  let leftovers = Leftovers()
  do throws(StartFailure) {
    guard let server = try ChildProcess.fork(signalAtEnd: abandoned) else {
      return serve(options, to: command, signals)
    }
    let status = wait(for: server, passingOn: signals, of: .first)
    // There are none, unless the server was killed.
    leftovers.end(signals)
    return status
  } catch {
    Console.error("maquette: \(error.message(command[0]))\n")
    return error.exitStatus(command[0])
  }
}

/// Signals that concern the command.
private let passedOn = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGWINCH]

/// The signal by which the second process learns that the first was killed; nobody else sends it.
private let abandoned = SIGPWR

/// Serves a command until it ends, and returns its exit status.
private func serve(_ options: ServeOptions, to command: [String], _ signals: AwaitedSignals) -> Int32 {
  let leftovers = Leftovers()
  guard let server = LoggedServer(options) else { return 1 }
  ClientVariables(url: server.url, acceptedKeys: options.configuration.apiKeys).export()

  let child: ChildProcess
  do throws(StartFailure) {
    child = try ChildProcess(lastArguments: command.count, mask: signals.inheritedMask)
  } catch {
    Console.error("maquette: \(error.message(command[0]))\n")
    return error.exitStatus(command[0])
  }
  let status = wait(for: child, passingOn: signals, of: .server(of: getppid()))
  if !leftovers.end(signals) {
    Console.error("maquette: '\(command[0])' left a process running that could not be ended\n")
  }
  // Whoever asked for what is still in flight is gone.
  server.stop(grace: .zero)
  Console.error("maquette: \(ExecSummary(ledger: server.emulator.usage))\n")
  return status
}

/// Waits for a child's end, passes on the signals that it would not get otherwise, and returns its exit status.
private func wait(for child: ChildProcess, passingOn signals: AwaitedSignals, of role: Role) -> Int32 {
  var sent: [Int32: Instant] = [:]
  while true {
    let signal = signals.next()
    switch signal.number {
    case SIGCHLD:
      if let status = child.reap() { return status }
    case abandoned:
      child.send(SIGKILL)
    case let number where passedOn.contains(number):
      switch (role, signal.sender) {
      // A terminal sends its signals to the whole process group, the child included.
      case (_, nil):
        if !child.sharesProcessGroup { child.send(number) }
      case (.first, _):
        child.send(number)
      case (.server(let first), let sender) where sender == first:
        let isKnown = sent[number].map { $0.duration(to: .now) < .seconds(1) } ?? false
        if !isKnown { child.send(number) }
      // Nobody else knows this process, so the whole process group was meant, and the first one will pass it on too.
      case (.server, _):
        if child.sharesProcessGroup { sent[number] = .now }
      }
    default:
      break
    }
  }
}

/// Which of the two processes waits.
private enum Role {
  case first

  /// The one that serves, and the identifier of the first.
  case server(of: pid_t)
}
