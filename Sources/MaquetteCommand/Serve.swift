import Glibc
import MaquetteServer

/// Listens until SIGINT or SIGTERM, finishes what is in flight, and returns the exit status.
func serve(_ options: ServeOptions) -> Int32 {
  // Blocked before any thread starts, so that every thread inherits it and only `next` sees them.
  let signals = AwaitedSignals([SIGINT, SIGTERM])
  SystemLimits.raiseDescriptorLimit()
  SystemLimits.outliveFileSizeLimit()
  guard let server = LoggedServer(options) else { return 1 }
  if options.isWaitingForTests {
    Console.error(
      "maquette: the clock stands still: images per minute refill when POST /_maquette/clock advances it\n")
  }
  Console.output("base_url=\(server.url)/v1\n")
  _ = signals.next()
  // The second one ends the process at once.
  signals.restore()
  server.stop()
  return 0
}
