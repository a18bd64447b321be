import Glibc
import Maquette
import MaquetteServer

/// Listens until SIGINT or SIGTERM, finishes what is in flight, and returns the exit status.
func serve(_ options: ServeOptions) -> Int32 {
  // Blocked before any thread starts, so that every thread inherits it and only `wait` sees them.
  let signals = TerminationSignals()
  let log: ExchangeLog?
  let server: Server
  do {
    log = try options.log.map { try ExchangeLog($0) }
    let emulator = Emulator(options.configuration) { [log] in log?.record($0) }
    server = try Server.start(host: options.host, port: options.port, responder: emulator)
  } catch {
    Console.error("maquette: \(error)\n")
    return 1
  }
  if !options.isLoopback {
    Console.error("maquette: warning: listening on \(options.host), which other machines may reach\n")
  }
  if options.isWaitingForTests {
    Console.error(
      "maquette: the clock stands still: images per minute refill when POST /_maquette/clock advances it\n")
  }
  Console.output("base_url=http://\(authority(options.host, server.port))/v1\n")
  signals.wait()
  server.stop()
  log?.close()
  return 0
}

/// The host and port of a URL; IPv6 addresses in brackets (RFC 3986, 3.2.2).
private func authority(_ host: String, _ port: UInt16) -> String {
  host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
}
