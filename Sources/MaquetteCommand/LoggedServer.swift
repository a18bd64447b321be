import Maquette
import MaquetteServer

/// An emulator that listens and logs: what `serve` and `exec` start.
struct LoggedServer {
  let emulator: Emulator

  /// The root: `http://127.0.0.1:4010`.
  let url: String

  private let server: Server
  private let log: ExchangeLog?

  /// Starts it; nil when it cannot start, which is said on standard error.
  init?(_ options: ServeOptions) {
    do {
      let log = try options.log.map { try ExchangeLog($0) }
      let storage = UploadsOnDisk(directory: options.limits.spoolDirectory)
      emulator = Emulator(options.configuration, storage: storage) { log?.record($0) }
      server = try Server.start(
        host: options.host, port: options.port, responder: emulator, limits: options.limits)
      self.log = log
    } catch {
      Console.error("maquette: \(error)\n")
      return nil
    }
    url = "http://\(authority(options.host, server.port))"
    if !options.isLoopback {
      Console.error("maquette: warning: listening on \(options.host), which other machines may reach\n")
    }
  }

  /// Stops listening, finishes what is in flight but for what takes longer than `grace`, and writes the log's last lines.
  func stop(grace: Duration = .seconds(10)) {
    server.stop(grace: grace)
    log?.close()
  }
}

/// The host and port of a URL; IPv6 addresses in brackets (RFC 3986, 3.2.2).
private func authority(_ host: String, _ port: UInt16) -> String {
  host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
}
