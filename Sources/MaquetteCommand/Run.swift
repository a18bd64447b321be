import Maquette

/// Runs the program and returns its exit status: 0, 1 when it could not do it, 2 for wrong usage.
func run(_ arguments: [String]) -> Int32 {
  do throws(UsageError) {
    switch try Command(arguments) {
    case .help(let text):
      Console.output(text)
      return 0
    case .version:
      Console.output("maquette \(version)\n")
      return 0
    case .serve(let options):
      return serve(options)
    case .exec(let options, let command):
      return exec(options, command)
    case .inspect(let paths):
      return inspect(paths)
    case .chronology(let options):
      return listChronology(options)
    }
  } catch {
    Console.error("maquette: \(error.message)\n")
    return 2
  }
}
