import Foundation
import TestSupport

/// The rows of `Fixtures/tokens/expected.json`, which `generate.py` beside it writes with tiktoken.
struct TokenFixtures: Decodable {
  let text: String
  let count: Int
  let hash: UInt32

  static func all() throws -> [TokenFixtures] {
    let json = try Data(contentsOf: Repository.fixtures.appending(path: "tokens/expected.json"))
    return try JSONDecoder().decode([TokenFixtures].self, from: json)
  }
}
