import Foundation
import Testing

/// What the documents say about models, parameters and faults is what the tables hold.
struct DocumentationTests {
  /// Set by `scripts/document`.
  private static let regenerates = ProcessInfo.processInfo.environment["MAQUETTE_REGENERATE"] == "1"

  @Test(arguments: ["README.md", "Sources/Maquette/Maquette.docc/Models.md"])
  func `the tables in a document are those of the catalogue`(path: String) throws {
    try Self.check(GeneratedSection(name: "models", path: path), CatalogTables.markdown)
  }

  @Test func `the table of faults in the README is the one of the code`() throws {
    try Self.check(GeneratedSection(name: "faults", path: "README.md"), CatalogTables.faults)
  }

  private static func check(_ section: GeneratedSection, _ expected: String) throws {
    if regenerates { try section.write(expected) }
    let text = try #require(
      try section.read(), "\(section.path) has lost its <!-- \(section.name) --> markers.")
    #expect(text == expected, "\(section.path) is stale: run scripts/document.")
  }

  @Test func `every parameter is described`() {
    #expect(!CatalogTables.parameters.contains(ParameterValues.undescribed))
  }
}
