import Foundation
import Testing

/// What the documents say about models and parameters is what the tables hold.
struct DocumentationTests {
  /// Set by `scripts/document`.
  private static let regenerates = ProcessInfo.processInfo.environment["MAQUETTE_REGENERATE"] == "1"

  @Test(arguments: ["README.md", "Sources/Maquette/Maquette.docc/Models.md"])
  func `the tables in a document are those of the catalogue`(path: String) throws {
    let section = GeneratedSection(path: path)
    if Self.regenerates { try section.write(CatalogTables.markdown) }
    let text = try #require(try section.read(), "\(path) has lost its <!-- models --> markers.")
    #expect(text == CatalogTables.markdown, "\(path) is stale: run scripts/document.")
  }

  @Test func `every parameter is described`() {
    #expect(!CatalogTables.parameters.contains(ParameterValues.undescribed))
  }
}
