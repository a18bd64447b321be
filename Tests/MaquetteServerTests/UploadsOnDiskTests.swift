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
    let copy = UploadsOnDisk().copy(of: bytes)
    #expect(copy.array == bytes.array)
    // Once more, from the file, since reading has released it.
    #expect(copy.array == bytes.array)
  }

  @Test func `what is long is kept in memory where there is no file for it`() {
    let bytes = Self.bytes(1 << 20)
    #expect(UploadsOnDisk(directory: "/nonexistent").copy(of: bytes).array == bytes.array)
  }
}
