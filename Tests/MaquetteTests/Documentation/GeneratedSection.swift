import Foundation
import TestSupport

/// A part of a document that is generated, between `<!-- name -->` and `<!-- /name -->`.
struct GeneratedSection {
  /// What the markers name.
  let name: String

  /// The document's path from the root of the package.
  let path: String

  /// What stands between the markers; nil when the document lacks one of them.
  func read() throws -> String? {
    let text = try String(contentsOf: url, encoding: .utf8)
    return range(in: text).map { String(text[$0]) }
  }

  /// Puts `text` between the markers.
  func write(_ text: String) throws {
    var document = try String(contentsOf: url, encoding: .utf8)
    guard let range = range(in: document) else { return }
    document.replaceSubrange(range, with: text)
    try document.write(to: url, atomically: true, encoding: .utf8)
  }

  private var url: URL {
    Repository.root.appending(path: path)
  }

  private func range(in text: String) -> Range<String.Index>? {
    guard let opening = text.range(of: "<!-- \(name) -->\n"),
      let closing = text.range(of: "<!-- /\(name) -->", range: opening.upperBound..<text.endIndex)
    else { return nil }
    return opening.upperBound..<closing.lowerBound
  }
}
