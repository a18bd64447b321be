/// Bytes that live outside Swift's arrays, such as a mapped file.
public protocol ByteSource: AnyObject, Sendable {
  /// Number of bytes.
  var count: Int { get }

  /// Lends all the bytes for the length of one call.
  func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result

  /// Gives back the memory of the bytes in `range`, which are the same when they are looked at again.
  func release(_ range: Range<Int>)
}

extension ByteSource {
  /// Does nothing: bytes that are nowhere but in memory stay there.
  public func release(_ range: Range<Int>) {}
}

/// An immutable run of bytes whose slices share its storage.
///
/// The parts of an upload are slices of the request's body, which may be a mapped file of many megabytes:
/// nothing is copied until somebody asks for `array`.
public struct Bytes: Sendable {
  private enum Storage: Sendable {
    case array([UInt8])
    case source(any ByteSource)
  }

  private let storage: Storage
  private let range: Range<Int>

  /// Bytes held in memory.
  public init(_ array: [UInt8]) {
    storage = .array(array)
    range = 0..<array.count
  }

  /// Bytes lent by `source`, which is kept alive as long as any slice of them.
  public init(_ source: any ByteSource) {
    storage = .source(source)
    range = 0..<source.count
  }

  private init(storage: Storage, range: Range<Int>) {
    self.storage = storage
    self.range = range
  }

  /// Number of bytes.
  public var count: Int { range.count }

  /// Whether there are none.
  public var isEmpty: Bool { range.isEmpty }

  /// Shares the bytes at `offsets`, counted from this slice's own first byte, without copying them.
  public subscript(offsets: Range<Int>) -> Bytes {
    precondition(offsets.lowerBound >= 0 && offsets.upperBound <= count, "slice out of bounds")
    return Bytes(
      storage: storage,
      range: range.lowerBound + offsets.lowerBound..<range.lowerBound + offsets.upperBound)
  }

  /// Lends the bytes for the length of one call.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .array(let array):
      return try body(array.span.extracting(range))
    case .source(let source):
      return try source.withSpan { (span) throws(Failure) in try body(span.extracting(range)) }
    }
  }

  /// Gives back the memory of the bytes at `offsets`, if their source can have them again.
  func release(_ offsets: Range<Int>) {
    guard case .source(let source) = storage else { return }
    source.release(range.lowerBound + offsets.lowerBound..<range.lowerBound + offsets.upperBound)
  }

  /// A copy of the bytes.
  public var array: [UInt8] {
    if case .array(let array) = storage {
      return range == 0..<array.count ? array : Array(array[range])
    }
    return withSpan { span in
      [UInt8](capacity: span.count) { output in
        for window in windows() {
          for index in window { output.append(span[index]) }
        }
      }
    }
  }
}
