import Maquette

/// Collects the bytes of one line that ends with CRLF (RFC 9112, 2.2), in whatever portions they come.
///
/// A bare CR or LF and any other control character is refused the moment it arrives: an implementation that
/// reads it as a line's end, or does not, would see another request than this one.
struct LineReader {
  /// The line so far, without its CRLF.
  private(set) var bytes: [UInt8] = []

  private var endsWithCarriageReturn = false

  /// Whether no byte of a line has come.
  var isEmpty: Bool { bytes.isEmpty && !endsWithCarriageReturn }

  /// Takes bytes from `input` at `offset` up to the end of the line.
  ///
  /// - Parameters:
  ///   - limit: the longest line, in bytes.
  ///   - excess: what to throw above it.
  /// - Returns: whether the line is complete.
  mutating func read(
    _ input: Span<UInt8>, at offset: inout Int, limit: Int, excess: HTTPError
  ) throws(HTTPError) -> Bool {
    while offset < input.count {
      if !endsWithCarriageReturn { try readText(input, at: &offset, limit: limit, excess: excess) }
      guard offset < input.count else { return false }
      let byte = input[offset]
      offset += 1
      switch (byte, endsWithCarriageReturn) {
      case (.lineFeed, true): return true
      case (.lineFeed, false): throw .malformed("a bare LF")
      case (_, true): throw .malformed("a bare CR")
      case (.carriageReturn, false): endsWithCarriageReturn = true
      case (_, false): throw .malformed("a control character")
      }
    }
    return false
  }

  /// Takes what belongs to the line as far as it goes.
  private mutating func readText(
    _ input: Span<UInt8>, at offset: inout Int, limit: Int, excess: HTTPError
  ) throws(HTTPError) {
    let start = offset
    while offset < input.count, input[offset].isFieldCharacter { offset += 1 }
    guard bytes.count + (offset - start) <= limit else { throw excess }
    bytes.append(copying: input.extracting(start..<offset))
  }

  /// Forgets the line, to read the next.
  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    endsWithCarriageReturn = false
  }
}
