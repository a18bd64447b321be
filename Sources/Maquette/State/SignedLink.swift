/// A link of a `url` answer: a shared access signature as Azure's blob storage makes them (real-api.md, 3).
struct SignedLink: Sendable {
  /// Seconds for which a link holds, and by which it starts before it is made.
  static let lifetime = 3600

  /// File name of the picture.
  var name: String

  /// Start and end of the time in which the link holds.
  var start: Timestamp
  var end: Timestamp

  private var signature: String

  /// A link made at `time`.
  init(name: String, at time: Timestamp, identifiers: Identifiers) {
    let start = time.adding(seconds: -Self.lifetime)
    let end = time.adding(seconds: Self.lifetime)
    self.init(name: name, start: start, end: end, identifiers: identifiers)
  }

  private init(name: String, start: Timestamp, end: Timestamp, identifiers: Identifiers) {
    self.name = name
    self.start = start
    self.end = end
    let digest = identifiers.digest("sig", name, start.rfc3339, end.rfc3339)
    var base64: [UInt8] = []
    Base64.append(encoding: digest, to: &base64)
    signature = String(decoding: base64, as: UTF8.self)
  }

  /// Path and query, in the order and with the escapes of a real link.
  func target(mediaType: String, version: String, identifiers: Identifiers) -> String {
    // The key that signs holds for a day; it and the account are the same for every link of a seed.
    let keyStart = start.adding(seconds: -6 * 3600)
    let keyEnd = keyStart.adding(seconds: 24 * 3600)
    let account = identifiers.uuid(of: "skoid")
    let tenant = identifiers.uuid(of: "sktid")
    return "/files/\(name)?st=\(Self.escaped(start))&se=\(Self.escaped(end))&sp=r&sv=\(version)&sr=b"
      + "&rscd=inline&rsct=\(mediaType)&skoid=\(account)&sktid=\(tenant)"
      + "&skt=\(Self.escaped(keyStart))&ske=\(Self.escaped(keyEnd))&sks=b&skv=\(version)"
      + "&sig=\(PercentEncoding.encode(signature, safe: "/"))"
  }

  private static func escaped(_ time: Timestamp) -> String {
    PercentEncoding.encode(time.rfc3339)
  }

  /// The link `url` with another signature of the same form, which is refused.
  static func forged(_ url: String) -> String {
    guard let signature = url.firstOccurrence(of: "&sig=")?.upperBound, signature < url.endIndex else {
      return url
    }
    let first = url[signature] == "A" ? "B" : "A"
    return url[..<signature] + first + url[url.index(after: signature)...]
  }

  /// Checks the query of a request for the picture called `name`.
  ///
  /// - Throws: The reason why the storage service would refuse it at `time`.
  static func check(
    name: String, query: QueryParameters, at time: Timestamp, identifiers: Identifiers
  ) throws(StorageRefusal) {
    guard let start = query["st"].flatMap(Timestamp.init(rfc3339:)),
      let end = query["se"].flatMap(Timestamp.init(rfc3339:)),
      query["sig"] == SignedLink(name: name, start: start, end: end, identifiers: identifiers).signature
    else { throw .badSignature }
    if time >= end { throw .expired(end) }
  }
}
