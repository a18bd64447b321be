/// The texts of `--help`.
enum Help {
  static let program = """
    maquette: an offline emulator of the OpenAI Images API

    usage: maquette serve [OPTIONS]      listen until SIGINT or SIGTERM
           maquette inspect FILE…        say which request made a picture
           maquette --help | --version   each command has --help too

    Start it, and point any OpenAI client at it:

        maquette serve
        export OPENAI_BASE_URL=http://127.0.0.1:4010/v1 OPENAI_API_KEY=any

    """

  static let inspect = """
    usage: maquette inspect FILE…

    Prints the JSON object that a picture drawn by Maquette carries in its metadata, one line a file: the digest of
    the request, its endpoint, model, prompt and parameters, and the SHA-256 of what it was made from.
    The exit status is 1 if any of the files has none.

    """

  /// The options as their table has them.
  static var serve: String {
    let options = Option.table.map { option in
      """
        \(option.flag) \(option.metavar)
            \(option.help) (default: \(option.defaultValue))

      """
    }
    return """
      usage: maquette serve [OPTIONS]

      Listens until SIGINT or SIGTERM. When it is ready, it prints one line on standard output,
      base_url=http://127.0.0.1:4010/v1, and nothing else there ever.

      \(options.joined())
      Each option is also an environment variable (MAQUETTE_PORT, …; MAQUETTE_API_KEY takes several keys
      with commas between them); a flag wins.

      """
  }
}
