import Raster

/// What a picture file says of where it comes from.
public enum Inspection: Sendable, Equatable {
  /// An emulator drew it: the JSON object in the file's metadata, on one line.
  case provenance(String)

  /// It is a picture that says nothing of an emulator.
  case foreign

  /// The bytes are no picture; `reason` says in what way.
  case noPicture(reason: String)

  /// Looks into a file; pixels are not decoded.
  public init(_ file: [UInt8]) {
    do throws(CodecError) {
      let provenance = try Provenance(of: file.span)
      self = provenance.flatMap { Self.line($0.json) }.map(Inspection.provenance) ?? .foreign
    } catch {
      self = .noPicture(reason: error.reason)
    }
  }

  /// The object on one line; nil when it is not one of ours, whatever the metadata is called.
  private static func line(_ text: String) -> String? {
    guard let json = try? JSON(parsing: Bytes(Array(text.utf8))), json["maquette"] != nil else { return nil }
    return String(decoding: json.compact, as: UTF8.self)
  }
}

extension CodecError {
  /// What is wrong with a file.
  fileprivate var reason: String {
    switch self {
    case .unknownFormat: "no PNG, JPEG or WebP"
    case .invalid(let format, let message): "a broken \(format.rawValue) file: \(message)"
    case .tooLarge(let width, let height): "a picture of \(width)x\(height) pixels, which is too large"
    }
  }
}
