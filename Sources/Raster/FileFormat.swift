/// A picture file format.
package enum FileFormat: String, Sendable, Hashable, CaseIterable {
  case png
  case jpeg
  case webp
}

extension FileFormat {
  /// Recognises a file by its first bytes, at most 12; nil if it is none of these formats.
  ///
  /// PNG specification 5.2; JPEG's SOI and the first byte of a marker, ISO/IEC 10918-1 B.2.1; RFC 9649 2.4.
  package init?(detecting bytes: borrowing Span<UInt8>) {
    if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .png
    } else if bytes.starts(with: [0xff, 0xd8, 0xff]) {
      self = .jpeg
    } else if bytes.starts(with: Array("RIFF".utf8)) && bytes.starts(with: Array("WEBP".utf8), at: 8) {
      self = .webp
    } else {
      return nil
    }
  }

  /// The registered media type.
  package var mediaType: String {
    switch self {
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .webp: "image/webp"
    }
  }

  /// The format whose files have names that end in `.` and `fileExtension`, in either case.
  package init?(fileExtension: some StringProtocol) {
    switch fileExtension.lowercased() {
    case "png": self = .png
    case "jpg", "jpeg": self = .jpeg
    case "webp": self = .webp
    default: return nil
    }
  }
}

extension Span<UInt8> {
  fileprivate func starts(with prefix: [UInt8], at start: Int = 0) -> Bool {
    guard count >= start + prefix.count else { return false }
    return prefix.indices.allSatisfy { self[start + $0] == prefix[$0] }
  }
}
