package import Foundation

/// The files that the tests read beside the code.
package enum Repository {
  /// The folder of `Package.swift`; this file is in `Tests/TestSupport`.
  package static let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  /// The folder `Fixtures`.
  package static let fixtures = root.appending(path: "Fixtures")
}
