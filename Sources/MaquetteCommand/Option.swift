import Maquette
import MaquetteServer

/// An option of `maquette serve` and `maquette exec`: its flag, its help, and what it sets.
struct Option: Sendable {
  /// As written on a command line: `--api-key`.
  let flag: String

  /// What stands for the value in help: `KEY`.
  let metavar: String

  /// One line of help.
  let help: String

  /// The value when nothing is said, in the words of help.
  let defaultValue: String

  /// Whether each further value adds to those before.
  var isRepeatable = false

  /// Takes a value into the options; false when it is none of those that are right.
  let take: @Sendable (String, inout ServeOptions) -> Bool

  /// Values that would be right, in the words of a refusal.
  let expectation: String

  /// The environment variable of the same meaning: `MAQUETTE_API_KEY`.
  var variable: String {
    "MAQUETTE_" + flag.dropFirst(2).uppercased().split(separator: "-").joined(separator: "_")
  }

  /// Sets the option in `options`; `source` is where the value was written, for the refusal.
  func set(_ value: String, from source: String, _ options: inout ServeOptions) throws(UsageError) {
    guard take(value, &options) else {
      throw UsageError("\(source): '\(value)' is not \(expectation)")
    }
  }

  /// Every option, in the order of help.
  static let table: [Option] = [
    Option(
      flag: "--host", metavar: "ADDRESS", help: "address to listen on", defaultValue: "127.0.0.1",
      take: { text, options in
        options.host = text
        options.configuration.host = text
        return !text.isEmpty
      },
      expectation: "an address such as 127.0.0.1, ::1 or 0.0.0.0"),
    Option(
      flag: "--port", metavar: "N", help: "port to listen on; 0 lets the system choose",
      defaultValue: "4010 for serve, 0 for exec",
      take: { text, options in assign(UInt16(text), to: &options.port) },
      expectation: "a port from 0 to 65535"),
    Option(
      flag: "--profile", metavar: "strict|contract",
      help: "refuse what the API refuses, or only what its published schema cannot carry",
      defaultValue: "strict",
      take: { text, options in assign(Profile(rawValue: text), to: &options.configuration.profile) },
      expectation: "strict or contract"),
    Option(
      flag: "--as-of", metavar: "documented|DAY|today",
      help: "every model that was ever documented, or the API as it answered on a day, which control calls "
        + "on the clock do not move",
      defaultValue: "documented",
      take: { text, options in assign(Edition(option: text), to: &options.configuration.edition) },
      expectation: "documented, today, or a day such as \(Day.example)"),
    Option(
      flag: "--seed", metavar: "N", help: "changes every picture and identifier", defaultValue: "0",
      take: { text, options in assign(UInt64(text), to: &options.configuration.seed) },
      expectation: "a whole number from 0 to 18446744073709551615"),
    Option(
      flag: "--clock", metavar: "frozen|system|INSTANT",
      help: "still at \(Edition.documented.clock.now.rfc3339), or at noon of the API's day; the wall clock; "
        + "or still at an RFC 3339 instant",
      defaultValue: "frozen",
      take: { text, options in
        if text == "frozen" { return true }
        return assign(Clock(option: text), to: &options.clock)
      },
      expectation: "frozen, system, or an instant such as \(Day.example.noon.rfc3339)"),
    Option(
      flag: "--latency", metavar: "none|realistic|DURATION",
      help: "time before an answer and each event of a stream: none, the real service's, or always the same",
      defaultValue: "none",
      take: { text, options in assign(Latency(notation: text), to: &options.configuration.latency) },
      expectation: "none, realistic, or \(Duration.notationSummary)"),
    Option(
      flag: "--api-key", metavar: "KEY", help: "a key to accept; repeatable, others get the API's 401",
      defaultValue: "any key", isRepeatable: true,
      take: { text, options in
        options.configuration.apiKeys.insert(text)
        return !text.isEmpty
      },
      expectation: "a key"),
    Option(
      flag: "--images-per-minute", metavar: "N",
      help: "the API's limit for each session and model, counted on the emulator's clock",
      defaultValue: "unlimited",
      take: { text, options in
        assign(integer(text, in: 0...1_000_000), to: &options.configuration.imagesPerMinute)
      },
      expectation: "a whole number from 0 to 1000000"),
    Option(
      flag: "--public-url", metavar: "URL", help: "base of the links in url answers",
      defaultValue: "http:// and the request's Host",
      take: { text, options in assign(BaseURL(text), to: &options.configuration.publicURL) },
      expectation: "an address such as https://images.test:8443"),
    Option(
      flag: "--journal-limit", metavar: "N", help: "exchanges that the journal keeps of each session",
      defaultValue: "1000",
      take: { text, options in
        assign(integer(text, in: 1...1_000_000), to: &options.configuration.journalLimit)
      },
      expectation: "a whole number from 1 to 1000000"),
    Option(
      flag: "--pictures", metavar: "poster|flat|realistic",
      help: "captioned posters, plain small pictures, or grained ones that weigh what real ones weigh",
      defaultValue: "poster",
      take: { text, options in assign(Rendering(rawValue: text), to: &options.configuration.rendering) },
      expectation: "poster, flat or realistic"),
    Option(
      flag: "--max-connections", metavar: "N", help: "connections at a time; one more is answered with 503",
      defaultValue: "4096",
      take: { text, options in assign(integer(text, in: 1...1_000_000), to: &options.limits.connections) },
      expectation: "a whole number from 1 to 1000000"),
    Option(
      flag: "--max-upload", metavar: "SIZE",
      help: "bytes of request bodies at a time, of all connections together; more are answered with 503",
      defaultValue: "4GB",
      take: { text, options in assign(ByteCount(notation: text)?.value, to: &options.limits.uploads) },
      expectation: "a size such as 500KB, 64MB or 4GB"),
    Option(
      flag: "--request-timeout", metavar: "DURATION",
      help: "time for a request's head, and for its body to get on; then it is answered with 408",
      defaultValue: "30s",
      take: { text, options in
        assign(time(text), to: &options.limits.headTime) && assign(time(text), to: &options.limits.bodyTime)
      },
      expectation: Duration.notationSummary),
    Option(
      flag: "--idle-timeout", metavar: "DURATION",
      help: "time that a connection may stay open between requests",
      defaultValue: "75s",
      take: { text, options in assign(time(text), to: &options.limits.idleTime) },
      expectation: Duration.notationSummary),
    Option(
      flag: "--log", metavar: "text|json|off", help: "one line per exchange, on standard error",
      defaultValue: "text",
      take: { text, options in
        options.log = LogFormat(rawValue: text)
        return options.log != nil || text == "off"
      },
      expectation: "text, json or off"),
  ]

  private static func assign<Value>(_ value: Value?, to destination: inout Value) -> Bool {
    guard let value else { return false }
    destination = value
    return true
  }

  private static func assign<Value>(_ value: Value?, to destination: inout Value?) -> Bool {
    guard let value else { return false }
    destination = value
    return true
  }

  /// The duration that `text` spells, unless it is none at all.
  private static func time(_ text: String) -> Duration? {
    Duration(notation: text).flatMap { $0 > .zero ? $0 : nil }
  }

  /// The whole number that `text` spells, if it is in `range`.
  private static func integer(_ text: String, in range: ClosedRange<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }
}

extension Edition {
  /// The API that an option asks for; nil when it is none.
  fileprivate init?(option text: String) {
    switch text {
    case "documented": self = .documented
    case "today": self = .today
    default:
      guard let day = Day(text) else { return nil }
      self = .day(day)
    }
  }
}

extension Clock {
  /// The clock other than the frozen one that an option asks for; nil when it is none.
  fileprivate init?(option text: String) {
    switch text {
    case "system": self = .running(SystemClock.now)
    default:
      guard let instant = Timestamp(rfc3339: text), instant.leavesRoom else { return nil }
      self = .frozen(instant)
    }
  }
}
