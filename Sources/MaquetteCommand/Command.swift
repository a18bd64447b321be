/// What the command line asks for.
enum Command: Sendable {
  /// Print a help text.
  case help(String)

  case version
  case serve(ServeOptions)

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
        self = .serve(try ServeOptions(Array(rest)))
      }
    case let word?:
      throw UsageError("there is no command '\(word)'. Try: maquette serve, maquette --help")
    }
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
