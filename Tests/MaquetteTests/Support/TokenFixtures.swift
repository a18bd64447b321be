import Foundation

/// The rows of `Fixtures/tokens/expected.json`, which `generate.py` beside it writes with tiktoken.
struct TokenFixtures: Decodable {
  let text: String
  let count: Int
  let hash: UInt32

  static func all() throws -> [TokenFixtures] {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let json = try Data(contentsOf: root.appending(path: "Fixtures/tokens/expected.json"))
    return try JSONDecoder().decode([TokenFixtures].self, from: json)
  }
}
