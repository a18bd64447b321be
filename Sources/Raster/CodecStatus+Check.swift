import CCodecs

extension CodecStatus {
  /// Throws `CodecError.invalid` with the library's words unless the call succeeded.
  func check(_ format: FileFormat) throws(CodecError) {
    guard succeeded else { throw .invalid(format, text) }
  }

  private var text: String {
    unsafe withUnsafeBytes(of: message) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
