import Foundation
import TestSupport

/// Inputs that a target is known by: `Fixtures/fuzz/TARGET`, and the pictures of the format it is called like.
struct Corpus {
  let inputs: [[UInt8]]

  init(of target: FuzzTarget) throws {
    inputs = try ["fuzz", "pictures"].flatMap { folder in
      let folder = Repository.fixtures.appending(path: folder).appending(path: target.rawValue)
      guard FileManager.default.fileExists(atPath: folder.path) else { return [[UInt8]]() }
      return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
        .map { try [UInt8](Data(contentsOf: $0)) }
    }
  }
}
