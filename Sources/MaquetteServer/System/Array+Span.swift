extension [UInt8] {
  /// Adds a copy of `bytes` at the end, in one go.
  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
