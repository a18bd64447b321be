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
      let byte = input[offset]
      offset += 1
      if byte == .lineFeed {
        guard endsWithCarriageReturn else { throw .malformed("a bare LF") }
        return true
      }
      guard !endsWithCarriageReturn else { throw .malformed("a bare CR") }
      if byte == .carriageReturn {
        endsWithCarriageReturn = true
      } else {
        guard byte.isFieldCharacter else { throw .malformed("a control character") }
        guard bytes.count < limit else { throw excess }
        bytes.append(byte)
      }
    }
    return false
  }

  /// Forgets the line, to read the next.
  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    endsWithCarriageReturn = false
  }
}
