import Raster

/// A part of Maquette that reads what strangers send, and what it promises whatever that is.
enum FuzzTarget: String, CaseIterable {
  case http
  case json
  case multipart
  case headerParameters = "header-parameters"
  case png
  case jpeg
  case webp
  case tokens
  case respond

  /// Hands the part some bytes; it may refuse them, but breaks none of its promises.
  func check(_ bytes: [UInt8]) throws(BrokenPromise) {
    switch self {
    case .http: try HTTPPromises.check(bytes)
    case .json: try JSONPromises.check(bytes)
    case .multipart: try MultipartPromises.check(bytes)
    case .headerParameters: try HeaderParametersPromises.check(bytes)
    case .png: try PicturePromises(format: .png).check(bytes)
    case .jpeg: try PicturePromises(format: .jpeg).check(bytes)
    case .webp: try PicturePromises(format: .webp).check(bytes)
    case .tokens: try TokenPromises.check(bytes)
    case .respond: try EmulatorPromises.check(bytes)
    }
  }
}
