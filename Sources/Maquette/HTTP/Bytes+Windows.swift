/// Going through many bytes in little memory: what has been read of a mapped file is let go of behind the reader.
extension Bytes {
  /// Length of a window: little for a request to hold, and much to read for the one system call that releases it.
  static let windowSize = 2 << 20

  /// The offsets from `start` on, in windows for one walk through them.
  ///
  /// What is lent by `withSpan` is all bytes still, so that a reader may look beyond a window's edge.
  package func windows(of size: Int = windowSize, from start: Int = 0) -> Windows {
    Windows(of: self, size: size, from: start)
  }

  /// Lends the bytes for the length of one call, and releases all of them after it: for those who cannot be told to
  /// keep to windows.
  func withSpanOnce<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { release(0..<count) }
    return try withSpan(body)
  }

  /// Consecutive ranges of offsets, of which each is released when the next is asked for.
  ///
  /// They end at multiples of their size, and are released from such a multiple on: a walk that goes on in the window
  /// where another was given up, as from one part of a form to the next, releases what that left.
  package struct Windows: Sequence, IteratorProtocol {
    private let bytes: Bytes
    private let size: Int

    /// The window that was given last, empty before the first.
    private var window: Range<Int>

    fileprivate init(of bytes: Bytes, size: Int, from start: Int) {
      self.bytes = bytes
      self.size = size
      window = start..<start
    }

    package mutating func next() -> Range<Int>? {
      let start = window.upperBound
      if !window.isEmpty { bytes.release(window.lowerBound / size * size..<start) }
      guard start < bytes.count else { return nil }
      window = start..<Swift.min((start / size + 1) * size, bytes.count)
      return window
    }
  }
}
