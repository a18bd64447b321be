@testable import Maquette

/// What is read is written so that it reads the same.
enum HeaderParametersPromises {
  static func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    guard let field = HeaderParameters(String(decoding: bytes, as: UTF8.self)) else { return }
    try BrokenPromise.unless(
      field.parameters.count <= HeaderParameters.limit, "there is a limit to parameters")
    try BrokenPromise.unless(
      Set(field.parameters.map { Array($0.name.utf8) }).count == field.parameters.count,
      "each name is there once")
    try BrokenPromise.unless(HeaderParameters(written(field)) == field, "what is written reads the same")
    if let name = field.extended("filename") {
      try BrokenPromise.unless(
        PercentEncoding.decode(PercentEncoding.encode(name)) == name, "a name survives percent-encoding")
    }
  }

  private static func written(_ field: HeaderParameters) -> String {
    field.parameters.reduce(field.value) { text, parameter in
      let quoted = parameter.value.flatMap { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }
      return text + "; \(parameter.name)=\"\(String(quoted))\""
    }
  }
}
