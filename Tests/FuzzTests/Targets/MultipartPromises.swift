@testable import Maquette

/// The parts of a form lie inside it, and a form that is written out of them has the same parts.
///
/// The first line of the input stands for the form's `Content-Type`.
enum MultipartPromises {
  static func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    let line = bytes.prefix { $0 != ASCII.lineFeed }
    let form = Bytes(Array(bytes.dropFirst(line.count + 1)))
    let type = HeaderParameters(String(decoding: line, as: UTF8.self))
    guard let boundary = type?["boundary"], let parts = try? Multipart.parse(form, boundary: boundary)
    else { return }
    try BrokenPromise.unless(parts.count <= Multipart.partLimit, "there is a limit to parts")
    try BrokenPromise.unless(
      parts.reduce(0) { $0 + $1.body.count } <= form.count, "parts do not overlap")
    let copies = try? Multipart.parse(Bytes(written(parts, boundary)), boundary: boundary)
    try BrokenPromise.unless(
      copies?.count == parts.count && zip(copies ?? [], parts).allSatisfy(isSame),
      "a form that is written out has the same parts")
  }

  private static func isSame(_ a: Multipart.Part, _ b: Multipart.Part) -> Bool {
    a.headers == b.headers && a.name == b.name && a.filename == b.filename && a.contentType == b.contentType
      && a.body.array == b.body.array
  }

  private static func written(_ parts: [Multipart.Part], _ boundary: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      let fields = part.headers.fields.map { "\($0.name): \($0.value)\r\n" }.joined()
      bytes += Array("--\(boundary)\r\n\(fields)\r\n".utf8) + part.body.array + Array("\r\n".utf8)
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }
}
