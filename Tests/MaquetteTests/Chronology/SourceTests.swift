import Foundation
import TestSupport
import Testing

/// The code knows no day but in the chronology and the catalogue.
struct SourceTests {
  /// Those from 2020 to 2029 since 1970.
  private static let seconds = 1_577_836_800..<1_893_456_000

  @Test func `nothing outside the chronology and the catalogue has a date`() throws {
    let sources = Repository.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      if file.path.contains("/Chronology/") || file.lastPathComponent == "ModelCatalog.swift" { continue }
      count += 1
      let code = try String(contentsOf: file, encoding: .utf8).replacing(/\/\/.*/, with: "")
      let date = code.firstMatch(of: /20\d\d-[01]\d-[0-3]\d|Day\(\s*20\d\d/)
      #expect(date == nil, "\(file.lastPathComponent)")
      let instants = code.matches(of: /\d[\d_]{9,}/).compactMap { Int($0.output.filter(\.isNumber)) }
        .filter { Self.seconds.contains($0) || Self.seconds.contains($0 / 1000) }
      #expect(instants == [], "\(file.lastPathComponent)")
    }
    #expect(count > 100)
  }
}
