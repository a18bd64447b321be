import Testing

@testable import Maquette

struct BytesTests {
  /// Bytes that are not an array's.
  private final class Lent: ByteSource {
    private let bytes: [UInt8] = [0, 1, 2, 3, 4, 5, 6, 7]

    var count: Int { bytes.count }

    func withSpan<Result, Failure: Error>(
      _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
      let bytes = bytes
      return try body(bytes.span)
    }
  }

  private static let both = [Bytes([0, 1, 2, 3, 4, 5, 6, 7]), Bytes(Lent())]

  @Test(arguments: both)
  func `slices count from their own first byte`(bytes: Bytes) {
    #expect(bytes.array == [0, 1, 2, 3, 4, 5, 6, 7])
    #expect(bytes[2..<7].array == [2, 3, 4, 5, 6])
    #expect(bytes[2..<7][1..<3].array == [3, 4])
    #expect(bytes[2..<7][1..<3].count == 2)
    #expect(bytes[2..<7][5..<5].isEmpty)
    #expect(bytes[2..<7][1..<3].withSpan { span in span[0] } == 3)
  }
}
