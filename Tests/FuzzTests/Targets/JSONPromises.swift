@testable import Maquette

/// What is read is written so that it reads the same.
enum JSONPromises {
  static func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    switch Result(catching: { () throws(JSON.ParseError) in try JSON(parsing: Bytes(bytes)) }) {
    case .success(let value):
      for text in [value.compact, value.prettyPrinted] {
        let copy = try? JSON(parsing: Bytes(text))
        try BrokenPromise.unless(copy == value, "what is written reads the same")
      }
    case .failure(let error):
      try BrokenPromise.unless(
        (0...bytes.count).contains(error.offset) && error.line >= 1 && error.column >= 1,
        "an error is somewhere in the text: \(error)")
    }
  }
}
