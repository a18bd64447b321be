/// The texts of `--help`.
enum Help {
  static let program = """
    maquette: an offline emulator of the OpenAI Images API

    usage: maquette serve [OPTIONS]              listen until SIGINT or SIGTERM
           maquette exec [OPTIONS] -- COMMAND…   run COMMAND against a private server
           maquette inspect FILE…                say which request made a picture
           maquette chronology [OPTIONS]         list the dated changes of the API
           maquette --help | --version           each command has --help too

    Start it, and point any OpenAI client at it:

        maquette serve
        export OPENAI_BASE_URL=http://127.0.0.1:4010/v1 OPENAI_API_KEY=any

    """

  static var serve: String {
    """
    usage: maquette serve [OPTIONS]

    Listens until SIGINT or SIGTERM. When it is ready, it prints one line on standard output,
    base_url=http://127.0.0.1:4010/v1, and nothing else there ever.

    \(options)

    """
  }

  static var exec: String {
    """
    usage: maquette exec [OPTIONS] -- COMMAND…

    Runs COMMAND against a server of its own, and exits with COMMAND's status: 128+N when signal N killed it,
    127 when there is no such command, 126 when it cannot be run. Standard input and output are COMMAND's.
    Signals are passed on. Processes that COMMAND leaves behind are ended with SIGTERM, after 2 seconds with
    SIGKILL. At the end, a line on standard error says what COMMAND asked for.

    COMMAND's environment has OPENAI_BASE_URL, OPENAI_API_BASE, OPENAI_API_KEY (kept if it is set and
    accepted), AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_API_KEY, OPENAI_API_TYPE (kept if it is set), and
    MAQUETTE_URL, the server's root.

    \(options)

    """
  }

  static let inspect = """
    usage: maquette inspect FILE…

    Prints the JSON object that a picture drawn by Maquette carries in its metadata, one line a file: the digest of
    the request, its endpoint, model, prompt and parameters, and the SHA-256 of what it was made from.
    The exit status is 1 if any of the files has none.

    """

  static let chronology = """
    usage: maquette chronology [--from DAY] [--to DAY]

    Lists the dated changes of the API, the earliest first: what `--as-of` brings when its day is moved. Each comes
    with where it is known from, how well, and what is in doubt. Both days are included.

    """

  /// The options as their table has them.
  private static var options: String {
    let options = Option.table.map { option in
      """
        \(option.flag) \(option.metavar)
            \(option.help) (default: \(option.defaultValue))

      """
    }
    return """
      \(options.joined())
      Each option is also an environment variable (MAQUETTE_PORT, …; MAQUETTE_API_KEY takes several keys
      with commas between them); a flag wins.
      """
  }
}
