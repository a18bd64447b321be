import Maquette

/// Prints which request made each picture, one line a file; the status is 1 when any of them does not tell.
func inspect(_ paths: [String]) -> Int32 {
  var status: Int32 = 0
  for path in paths {
    do throws(FileError) {
      switch Inspection(try File.read(path)) {
      case .provenance(let json):
        Console.output(json + "\n")
        continue
      case .foreign:
        Console.error(
          "maquette: \(path): this picture was not drawn by Maquette, or its metadata was removed\n")
      case .noPicture(let reason):
        Console.error("maquette: \(path): \(reason)\n")
      }
    } catch {
      Console.error("maquette: \(path): \(error.reason)\n")
    }
    status = 1
  }
  return status
}
