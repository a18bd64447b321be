import Maquette
import Testing

@testable import MaquetteServer

struct UploadsOnDiskTests {
  private static func bytes(_ count: Int) -> Bytes {
    Bytes((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
  }

  /// On both sides of what goes to a file.
  @Test(arguments: [0, 1, (1 << 20) - 1, 1 << 20, 5_000_000])
  func `copies are the same`(count: Int) throws {
    let bytes = Self.bytes(count)
    let copy = try #require(UploadsOnDisk().copy(of: bytes))
    #expect(copy.array == bytes.array)
    // Once more, from the file, since reading has released it.
    #expect(copy.array == bytes.array)
  }

  @Test(arguments: [((1 << 20) - 1, true), (1 << 20, false)])
  func `what is long is not kept without a file`(count: Int, isKept: Bool) {
    let copy = UploadsOnDisk(directory: "/nonexistent").copy(of: Self.bytes(count))
    #expect((copy != nil) == isKept)
  }
}
