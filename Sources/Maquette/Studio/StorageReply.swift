import Raster

/// Answers of the storage service to which the links of `url` answers point (real-api.md, 3).
enum StorageReply {
  /// The picture itself.
  static func picture(_ bytes: [UInt8], format: OutputFormat) -> HTTPResponse {
    HTTPResponse(
      status: 200,
      headers: [
        "Content-Type": format.file.mediaType, "Content-Disposition": "inline",
        "x-ms-blob-type": "BlockBlob", "x-ms-version": version,
      ],
      body: .bytes(bytes))
  }

  /// The refusal of a link whose time is over, or whose signature does not fit.
  static func refusal(_ reason: SignedLink.Refusal, at time: Timestamp, requestID: String) -> HTTPResponse {
    let detail =
      switch reason {
      case .expired(let end):
        "Signed expiry time [\(end.httpDate)] must be after signed start time [\(time.httpDate)]"
      case .badSignature: "Signature did not match."
      }
    return error(
      status: 403, code: "AuthenticationFailed", message: authenticationFailed,
      detail: "<AuthenticationErrorDetail>\(detail)</AuthenticationErrorDetail>", at: time,
      requestID: requestID)
  }

  /// The refusal of a good link to a picture that is no longer kept.
  static func notFound(at time: Timestamp, requestID: String) -> HTTPResponse {
    error(
      status: 404, code: "BlobNotFound", message: "The specified blob does not exist.", at: time,
      requestID: requestID)
  }

  private static let version = "2026-02-06"

  private static let authenticationFailed =
    "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly "
    + "including the signature."

  private static func error(
    status: Int, code: String, message: String, detail: String = "", at time: Timestamp, requestID: String
  ) -> HTTPResponse {
    // Seven digits of a second, as .NET writes them.
    let instant = time.rfc3339.dropLast() + ".0000000Z"
    let xml = """
      <?xml version="1.0" encoding="utf-8"?><Error><Code>\(code)</Code><Message>\(message)
      RequestId:\(requestID)
      Time:\(instant)</Message>\(detail)</Error>
      """
    return HTTPResponse(
      status: status, reason: message,
      headers: [
        "Content-Type": "application/xml", "x-ms-error-code": code, "x-ms-request-id": requestID,
      ],
      body: .bytes(Array(xml.utf8)))
  }
}
