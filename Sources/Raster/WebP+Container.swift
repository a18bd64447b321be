import CWebP

extension WebP {
  /// Owns a copy of a file, taken apart into its chunks (RFC 9649, 2.7) by libwebpmux, and frees it with itself.
  @safe struct Container: ~Copyable {
    private let mux: OpaquePointer

    /// - Throws: `CodecError.invalid` if the chunks are broken or the file ends early.
    init(_ file: borrowing Span<UInt8>) throws(CodecError) {
      let mux = unsafe file.withUnsafeBufferPointer { file in
        var data = unsafe WebPData(bytes: file.baseAddress, size: file.count)
        return unsafe WebPMuxCreateInternal(&data, 1, WEBP_MUX_ABI_VERSION)
      }
      guard let mux = unsafe mux else { throw .invalid(.webp, "a chunk is broken or the file ends early") }
      unsafe self.mux = mux
    }

    deinit { unsafe WebPMuxDelete(mux) }

    /// The XMP packet, if the file has one.
    var xmp: [UInt8]? {
      var data = unsafe WebPData()
      guard unsafe WebPMuxGetChunk(mux, Container.xmpChunk, &data) == WEBP_MUX_OK else { return nil }
      return unsafe Array(UnsafeBufferPointer(start: data.bytes, count: data.size))
    }

    /// The file with another XMP packet.
    ///
    /// - Throws: `CodecError.invalid` if there is no memory for it.
    consuming func file(withXMP packet: [UInt8]) throws(CodecError) -> [UInt8] {
      let status = unsafe packet.withUnsafeBufferPointer { packet in
        var data = unsafe WebPData(bytes: packet.baseAddress, size: packet.count)
        return unsafe WebPMuxSetChunk(mux, Container.xmpChunk, &data, 1)
      }
      guard status == WEBP_MUX_OK else { throw .invalid(.webp, "muxer error \(status.rawValue)") }
      var file = unsafe WebPData()
      defer { unsafe WebPDataClear(&file) }
      let assembly = unsafe WebPMuxAssemble(mux, &file)
      guard assembly == WEBP_MUX_OK else { throw .invalid(.webp, "muxer error \(assembly.rawValue)") }
      return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
    }

    private static let xmpChunk = "XMP "
  }
}
