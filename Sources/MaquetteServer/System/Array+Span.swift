extension [UInt8] {
  /// Adds a copy of `bytes` at the end, in one go.
  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Makes a copy of `bytes`.
  init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe [UInt8]($0) }
  }

  /// Whether `bytes` begin with these.
  func isPrefix(of bytes: Span<UInt8>) -> Bool {
    guard count <= bytes.count else { return false }
    for index in indices where self[index] != bytes[index] { return false }
    return true
  }
}
