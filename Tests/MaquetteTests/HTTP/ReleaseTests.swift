import Synchronization
import TestSupport
import Testing

@testable import Maquette

/// Whoever goes through long bytes has their memory released behind.
struct ReleaseTests {
  /// Bytes that remember which of them were released, and in what order.
  private final class Ledger: ByteSource {
    private let bytes: [UInt8]
    private let ranges = Mutex<[Range<Int>]>([])

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    var released: [Range<Int>] { ranges.withLock(\.self) }

    /// How many bytes were released.
    var releasedCount: Int {
      released.reduce(into: Set<Int>()) { $0.formUnion($1) }.count
    }

    func withSpan<Result, Failure: Error>(
      _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
      let bytes = bytes
      return try body(bytes.span)
    }

    func release(_ range: Range<Int>) {
      ranges.withLock { $0.append(range) }
    }
  }

  private static func windows(
    of bytes: Bytes, size: Int, from start: Int = 0
  ) -> [Range<Int>] {
    Array(bytes.windows(of: size, from: start))
  }

  @Test(arguments: [
    (0, 0, []), (0, 3, [0..<3]), (0, 4, [0..<4]), (0, 9, [0..<4, 4..<8, 8..<9]), (5, 9, [5..<8, 8..<9]),
    (8, 9, [8..<9]), (9, 9, []),
  ])
  func `windows cover what is left, each once`(start: Int, count: Int, windows: [Range<Int>]) {
    #expect(Self.windows(of: Bytes([UInt8](repeating: 0, count: count)), size: 4, from: start) == windows)
  }

  @Test func `a window is released when the next is asked for`() {
    let ledger = Ledger([UInt8](repeating: 0, count: 100))
    var windows = Bytes(ledger)[10..<20].windows(of: 4)
    for released in [[], [10..<14], [10..<14, 14..<18], [10..<14, 14..<18, 18..<20]] {
      _ = windows.next()
      #expect(ledger.released == released)
    }
  }

  @Test func `a walk that goes on in the middle of a window releases all of it`() {
    let ledger = Ledger([UInt8](repeating: 0, count: 10))
    #expect(Self.windows(of: Bytes(ledger), size: 4, from: 6) == [6..<8, 8..<10])
    #expect(ledger.released == [4..<8, 8..<10])
  }

  private static let walks: [(String, @Sendable (Bytes) -> Void)] = [
    ("hash", { _ = SHA256.hash($0) }),
    ("copy", { _ = $0.array }),
    ("header", { _ = Upload(field: "image", reference: "image", bytes: $0) }),
    ("decoding", { _ = try? Upload(field: "image", reference: "image", bytes: $0).decoded() }),
  ]

  @Test(arguments: walks)
  func `nothing is left of`(_ walk: (name: String, function: @Sendable (Bytes) -> Void)) throws {
    let ledger = Ledger(try Sample.png(8, 8) + [UInt8](repeating: 0, count: 100_000))
    walk.function(Bytes(ledger))
    #expect(ledger.releasedCount == ledger.count)
  }

  @Test(arguments: [1, 63, 64, 65, 500, 999, 1000])
  func `a hash is the same in windows`(windowSize: Int) {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let ledger = Ledger(message)
    #expect(SHA256.hash(Bytes(ledger), windowSize: windowSize) == SHA256.hash(Bytes(message)))
    #expect(ledger.released.count == (1000 + windowSize - 1) / windowSize)
  }

  @Test func `a copy is the same in windows`() {
    let bytes = (0..<Bytes.windowSize + 100).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(Bytes(Ledger(bytes))[1..<bytes.count].array == Array(bytes[1...]))
  }

  /// Three parts, the second long enough to move what follows it over every place around a window's edge.
  private static func form(padding: Int) -> [UInt8] {
    let contents = [
      "first", String(repeating: "\r\n--", count: padding / 4) + "1234".prefix(padding % 4), "third",
    ]
    return Array((contents.map { "--edge\r\n\r\n\($0)\r\n" }.joined() + "--edge--\r\n").utf8)
  }

  @Test(arguments: 0..<80)
  func `boundaries are found on the edges of windows`(padding: Int) throws {
    let form = Bytes(Self.form(padding: padding))
    let whole = try Multipart.parse(form, boundary: "edge").map(\.body.array)
    #expect(whole.count == 3)
    for windowSize in [1, 2, 7, 32] {
      let parts = try Multipart.parse(form, boundary: "edge", windowSize: windowSize)
      #expect(parts.map(\.body.array) == whole)
    }
  }

  @Test func `of a form no more than a window is left at each boundary`() throws {
    let ledger = Ledger(Self.form(padding: 100_000))
    #expect(try Multipart.parse(Bytes(ledger), boundary: "edge", windowSize: 512).count == 3)
    #expect(ledger.count - ledger.releasedCount <= 4 * 512)
  }
}
