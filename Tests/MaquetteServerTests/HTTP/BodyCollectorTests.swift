import Maquette
import Testing

@testable import MaquetteServer

struct BodyCollectorTests {
  private static func limits(directory: String = TemporaryFile.defaultDirectory) -> Limits {
    var limits = Limits.standard
    limits.bodyInMemory = 1000
    limits.spoolDirectory = directory
    return limits
  }

  /// On both sides of what is kept in memory, in one piece and in many.
  @Test(arguments: [0, 1, 999, 1000, 1001, 5000], [1, 7, 1000, 5000])
  func `keeps the bytes`(count: Int, portion: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var collector = BodyCollector(limits: Self.limits(), uploads: Allowance(limit: 1 << 20))
    for start in stride(from: 0, to: count, by: portion) {
      try collector.append(bytes.span.extracting(start..<min(count, start + portion)))
    }
    let body = try collector.finish()
    #expect(body.array == bytes)
  }

  @Test func `slices outlive the collector`() throws {
    func slice() throws -> Bytes {
      var collector = BodyCollector(limits: Self.limits(), uploads: Allowance(limit: 1 << 20))
      try collector.append([UInt8](repeating: 7, count: 100_000).span)
      return try collector.finish()[50_000..<50_003]
    }
    #expect(try slice().array == [7, 7, 7])
  }

  @Test(arguments: ["/nonexistent", "/proc"])
  func `refuses what it cannot keep`(directory: String) {
    var collector = BodyCollector(
      limits: Self.limits(directory: directory), uploads: Allowance(limit: 1 << 20))
    #expect(throws: HTTPError.self) { try collector.append([UInt8](repeating: 0, count: 1001).span) }
  }
}
