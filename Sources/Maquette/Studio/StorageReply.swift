/// Why the storage service does not give a picture out.
enum StorageRefusal: Error, Sendable, Equatable {
  /// The name, the time or the signature of the link was changed or left out.
  case badSignature

  /// The link's time is over, since when it ended.
  case expired(Timestamp)

  /// The link is good, and what it led to is no longer kept.
  case notFound
}

/// Answers of the storage service to which the links of `url` answers point (real-api.md, 3).
enum StorageReply {
  /// The picture itself, a PNG.
  static func picture(_ bytes: [UInt8], version: String) -> HTTPResponse {
    HTTPResponse(
      status: 200,
      headers: [
        "Content-Type": "image/png", "Content-Disposition": "inline",
        "x-ms-blob-type": "BlockBlob", "x-ms-version": version,
      ],
      body: .bytes(bytes))
  }

  /// The refusal of a request, in XML.
  static func refusal(_ reason: StorageRefusal, at time: Timestamp, requestID: String) -> HTTPResponse {
    switch reason {
    case .badSignature:
      // Own wording, as is the sentence for a picture that is gone: neither was recorded.
      return forbidden("Signature did not match.", at: time, requestID: requestID)
    case .expired(let end):
      let detail = "Signed expiry time [\(end.httpDate)] must be after signed start time [\(time.httpDate)]"
      return forbidden(detail, at: time, requestID: requestID)
    case .notFound:
      return error(
        status: 404, code: "BlobNotFound", message: "The specified blob does not exist.", at: time,
        requestID: requestID)
    }
  }

  private static func forbidden(_ detail: String, at time: Timestamp, requestID: String) -> HTTPResponse {
    error(
      status: 403, code: "AuthenticationFailed", message: authenticationFailed,
      detail: "<AuthenticationErrorDetail>\(detail)</AuthenticationErrorDetail>", at: time,
      requestID: requestID)
  }

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
