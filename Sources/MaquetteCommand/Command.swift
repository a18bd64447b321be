/// What the command line asks for.
enum Command: Sendable {
  /// Print a help text.
  case help(String)

  case version
  case serve(ServeOptions)

  /// Run a command against a private server.
  case exec(ServeOptions, command: [String])

  /// Say where the pictures in these files come from.
  case inspect([String])

  /// List the dated changes of the API.
  case chronology(ChronologyOptions)

  /// Reads a command line, and the environment where it is silent.
  init(_ arguments: [String]) throws(UsageError) {
    switch arguments.first {
    case nil, "--help", "-h", "help":
      self = .help(Help.program)
    case "--version":
      self = .version
    case "serve":
      let rest = arguments.dropFirst()
      if rest.contains("--help") || rest.contains("-h") {
        self = .help(Help.serve)
      } else {
        self = .serve(try ServeOptions(Array(rest), defaultPort: 4010))
      }
    case "exec":
      self = try Self.exec(arguments.dropFirst())
    case "inspect":
      self = try Self.inspect(arguments.dropFirst())
    case "chronology":
      let rest = arguments.dropFirst()
      if rest.contains("--help") || rest.contains("-h") {
        self = .help(Help.chronology)
      } else {
        self = .chronology(try ChronologyOptions(rest))
      }
    case let word?:
      throw UsageError("there is no command '\(word)'. Try: maquette serve, maquette --help")
    }
  }

  private static func exec(_ arguments: ArraySlice<String>) throws(UsageError) -> Command {
    let options = arguments.prefix { $0 != "--" }
    let command = arguments.dropFirst(options.count + 1)
    if options.contains("--help") || options.contains("-h") { return .help(Help.exec) }
    guard !command.isEmpty else {
      throw UsageError("exec needs a command after --: maquette exec [OPTIONS] -- COMMAND…")
    }
    return .exec(try ServeOptions(Array(options), defaultPort: 0), command: Array(command))
  }

  private static func inspect(_ arguments: ArraySlice<String>) throws(UsageError) -> Command {
    if arguments.contains("--help") || arguments.contains("-h") { return .help(Help.inspect) }
    let paths = arguments.first == "--" ? arguments.dropFirst() : arguments
    if let option = arguments.first, option.hasPrefix("-"), option != "--" {
      throw UsageError("there is no option '\(option)'. Usage: maquette inspect FILE…")
    }
    guard !paths.isEmpty else { throw UsageError("inspect needs a file: maquette inspect FILE…") }
    return .inspect(Array(paths))
  }
}

/// A command line that cannot be followed.
struct UsageError: Error, Sendable, Equatable {
  /// What is wrong and what would be right, on one line.
  var message: String

  init(_ message: String) {
    self.message = message
  }
}
