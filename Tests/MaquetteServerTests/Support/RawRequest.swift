import Foundation
import TestSupport
import Testing

/// Bytes that a client might send, and what they are to be read as: a row of `Fixtures/http`, whose README tells the
/// notation.
struct RawRequest: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]

  /// One line for each request that is answered, then one for a refusal or for bytes that are no whole request.
  let treatment: [String]

  /// Whether the bytes end before a request does.
  var isIncomplete: Bool { treatment.last == "?" }

  /// A row that is wrongly written.
  struct NotationError: Error {
    let line: Substring
  }

  /// Every row of every file.
  static let all = {
    do {
      return try files.flatMap(rows)
    } catch {
      fatalError("\(error)")
    }
  }()

  private static var files: [URL] {
    get throws {
      try FileManager.default
        .contentsOfDirectory(at: Repository.fixtures.appending(path: "http"), includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "txt" }
        .sorted { $0.path < $1.path }
    }
  }

  private static func rows(of file: URL) throws -> [RawRequest] {
    let name = file.deletingPathExtension().lastPathComponent
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return try text.split(separator: "\n\n").filter { !$0.hasPrefix("#") }.map { paragraph in
      try RawRequest(paragraph.split(separator: "\n"), in: name)
    }
  }

  private init(_ lines: [Substring], in file: String) throws {
    testDescription = "\(file): \(lines[0])"
    let sent = lines.dropFirst().prefix { $0.hasPrefix("> ") }
    bytes = try Self.bytes(of: sent.map { $0.dropFirst(2) }.joined())
    treatment = try lines.dropFirst(1 + sent.count).map { line in
      guard let mark = line.first, "=!?".contains(mark) else { throw NotationError(line: line) }
      return String(decoding: try Self.bytes(of: String(line)), as: UTF8.self)
    }
    guard !bytes.isEmpty, !treatment.isEmpty else { throw NotationError(line: lines[0]) }
  }
}

// MARK: - Escapes

extension RawRequest {
  private static let characters: [Character: UInt8] = ["r": 13, "n": 10, "t": 9, "0": 0, "\\": 92]

  /// Undoes the escapes in `text`.
  private static func bytes(of text: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\" else {
        bytes += Array(String(character).utf8)
        continue
      }
      switch rest.popFirst() {
      case "x":
        guard let byte = UInt8(rest.prefix(2), radix: 16) else { throw NotationError(line: rest) }
        bytes.append(byte)
        rest = rest.dropFirst(2)
      case "{":
        let run = rest.prefix { $0 != "}" }
        let parts = run.split(separator: "*")
        guard parts.count == 2, let count = Int(parts[1]) else { throw NotationError(line: run) }
        let repeated = try self.bytes(of: String(parts[0]))
        bytes += (0..<count).flatMap { _ in repeated }
        rest = rest.dropFirst(run.count + 1)
      case let letter?:
        guard let byte = characters[letter] else { throw NotationError(line: text[...]) }
        bytes.append(byte)
      case nil:
        throw NotationError(line: text[...])
      }
    }
    return bytes
  }
}
