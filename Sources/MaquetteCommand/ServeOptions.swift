import Maquette
import MaquetteServer

/// What `maquette serve`, and the server of `maquette exec`, is told.
struct ServeOptions: Sendable {
  /// Address to listen on.
  var host = "127.0.0.1"

  /// Port to listen on; 0 lets the system choose.
  var port: UInt16 = 0

  var configuration = Configuration()

  /// The clock that was asked for; nil for the one that stands at noon of the API's day.
  var clock: Clock?

  /// How much clients may ask of the listener, and how long they may take.
  var limits = Limits.standard

  /// How exchanges are told on standard error; nil for not at all.
  var log: LogFormat? = .text

  /// Whether the address is one that only this machine reaches.
  var isLoopback: Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }

  /// Whether images per minute are limited on a clock that does not move by itself.
  var isWaitingForTests: Bool {
    guard case .frozen = configuration.clock else { return false }
    return configuration.imagesPerMinute != nil
  }
}

extension ServeOptions {
  /// Reads options, written `--port 80` or `--port=80`; what is not among them comes from the environment.
  init(_ arguments: [String], defaultPort: UInt16) throws(UsageError) {
    self.init()
    port = defaultPort
    var given: Set<String> = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let (flag, attached) = Self.split(argument)
      guard let option = Option.table.first(where: { $0.flag == flag }) else {
        throw UsageError("there is no option '\(argument)'. Options are listed by: maquette serve --help")
      }
      guard let value = attached ?? rest.popFirst() else {
        throw UsageError("\(flag) needs a value: \(flag) \(option.metavar)")
      }
      try option.set(value, from: flag, &self)
      given.insert(flag)
    }
    for option in Option.table where !given.contains(option.flag) {
      guard let value = Environment.value(option.variable) else { continue }
      let values =
        option.isRepeatable ? value.split(separator: ",", omittingEmptySubsequences: false) : [value[...]]
      for value in values { try option.set(String(value), from: option.variable, &self) }
    }
    settleClock()
  }

  /// Sets the clock by the day of the API, whichever was given first.
  private mutating func settleClock() {
    let stands = if case .running = clock { false } else { true }
    // A clock that stands does not know what day it is.
    if stands, configuration.edition == .today { configuration.edition = .day(Day(of: SystemClock.now())) }
    configuration.clock = clock ?? configuration.edition.clock
  }

  /// Takes the value off an argument such as `--port=80`.
  static func split(_ argument: String) -> (flag: String, value: String?) {
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
    return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
  }
}
