import Foundation
import Raster
import TestSupport
import Testing

/// The rows of `Fixtures/pictures/expected.json`, which `generate.py` beside it writes with Pillow.
struct PictureFixtures: Decodable {
  let pictures: [GoodPicture]
  let broken: [BrokenPicture]

  /// All of them, read once.
  static let all: PictureFixtures = {
    do {
      let json = try Data(contentsOf: folder.appending(path: "expected.json"))
      return try JSONDecoder().decode(PictureFixtures.self, from: json)
    } catch {
      fatalError("Fixtures/pictures/expected.json: \(error)")
    }
  }()

  static func bytes(of file: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: folder.appending(path: file)))
  }

  private static let folder = Repository.fixtures.appending(path: "pictures")
}

/// A file that decodes, and what it decodes to.
struct GoodPicture: Decodable, Sendable, CustomTestStringConvertible {
  let file: String
  let format: String
  let width: Int
  let height: Int
  let mode: String
  let alpha: Bool
  let rgba: Data

  var testDescription: String { file }

  var expected: Bitmap { Bitmap(width: width, height: height, pixels: [UInt8](rgba)) }
}

/// A file that does not decode.
struct BrokenPicture: Decodable, Sendable, CustomTestStringConvertible {
  let file: String

  /// Width and height, if their being too large is what is wrong.
  let tooLarge: [Int]?

  var testDescription: String { file }
}
