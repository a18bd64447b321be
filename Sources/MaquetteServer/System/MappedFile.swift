import Glibc
import Maquette

/// The bytes of a file, read from disk when they are looked at; C: `mmap`.
@safe final class MappedFile: Sendable {
  let count: Int
  private nonisolated(unsafe) let address: UnsafeMutableRawPointer

  /// Maps the first `count` bytes, of which there must be at least one.
  init(_ file: borrowing FileDescriptor, count: Int) throws(Errno) {
    // The file has no name, so nobody can shorten it under the mapping.
    let address = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, file.number, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else { throw Errno(code: errno) }
    self.count = count
    unsafe self.address = unsafe address
  }

  deinit {
    unsafe munmap(address, count)
  }
}

extension MappedFile: ByteSource {
  func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes = unsafe UnsafeBufferPointer(
      start: address.assumingMemoryBound(to: UInt8.self), count: count)
    return try unsafe body(bytes.span)
  }

  /// Takes the pages out of memory that hold bytes of `range`; C: `madvise`.
  func release(_ range: Range<Int>) {
    let start = range.lowerBound - range.lowerBound % Int(getpagesize())
    // Where it fails, the pages stay until the kernel wants them.
    unsafe madvise(address + start, range.upperBound - start, MADV_DONTNEED)
  }
}
