import Synchronization

/// The links of `url` answers.
extension Emulator {
  /// Keeps the pictures of `plan` for an hour, and gives their names and addresses.
  func links(to plan: Plan, for call: Call) -> (names: [String], addresses: [String]) {
    let arrival = call.arrival
    let names = plan.finalFrames.map { frame in
      // The session is part of the name, so that a fetch without a key finds that session's clock.
      identifiers.alphanumeric("img-", 24, of: plan.digest, String(frame.index), arrival.session) + ".png"
    }
    world.withLock { $0.insertLinks(to: plan, names: names, session: arrival.session) }
    let base = configuration.publicURL?.text ?? "http://\(call.request.host ?? "localhost")"
    let addresses = names.map { name in
      let link = SignedLink(name: name, at: arrival.time, identifiers: identifiers)
      let version = call.api.wire.storageVersion
      return base + link.target(mediaType: "image/png", version: version, identifiers: identifiers)
    }
    return (names, addresses)
  }

  /// The answer of a link: the picture, or the storage service's refusal.
  func picture(_ name: String, _ call: Call) -> HTTPResponse {
    let arrival = call.arrival
    do throws(StorageRefusal) {
      return StorageReply.picture(
        try linkedPicture(name, QueryParameters(call.request.query), arrival),
        version: call.api.wire.storageVersion)
    } catch {
      let requestID = identifiers.uuid(of: "storage", arrival.session, String(arrival.number))
      return StorageReply.refusal(error, at: arrival.time, requestID: requestID)
    }
  }

  /// The picture of one of the session's links, drawn again; it is a PNG, since only DALL·E answers with links.
  private func linkedPicture(
    _ name: String, _ query: QueryParameters, _ arrival: Arrival
  ) throws(StorageRefusal) -> [UInt8] {
    try SignedLink.check(name: name, query: query, at: arrival.time, identifiers: identifiers)
    guard let entry = world.withLock({ $0.link(name) }), entry.session == arrival.session,
      let plan = restored(entry.plan),
      let picture = try? draw([Frame(index: entry.index)], of: plan).first
    else { throw .notFound }
    return picture
  }
}

// MARK: - References in JSON bodies

extension Emulator {
  /// What a JSON body can refer to: the files and the links of its session.
  func library(_ call: Call) -> PictureLibrary {
    PictureLibrary(
      file: { id in self.world.withLock { $0.sessions[call.arrival.session]?.files[id]?.bytes } },
      download: { url throws(UpstreamStatus) in try self.download(url, call) })
  }

  /// The picture behind a link; every other address is as if it did not exist.
  ///
  /// Its signature tells a link, by whatever host and scheme the emulator is reached.
  private func download(_ url: String, _ call: Call) throws(UpstreamStatus) -> Bytes {
    guard let target = target(of: url) else { throw .notFound }
    let request = HTTPRequest(method: "GET", target: target)
    guard case .picture(let name)? = try? Route(request, of: call.api) else { throw .notFound }
    do throws(StorageRefusal) {
      return Bytes(try linkedPicture(name, QueryParameters(request.query), call.arrival))
    } catch {
      if case .expired = error { throw .forbidden }
      throw .notFound
    }
  }

  /// What a client would ask this emulator for to follow `url`; nil when that is no web address.
  private func target(of url: String) -> String? {
    let address = url.prefix { $0 != "#" }
    if let base = configuration.publicURL, address.hasPrefix(base.text) {
      return String(address.dropFirst(base.text.count))
    }
    guard let scheme = ["http://", "https://"].first(where: { ASCII.lowercased(address).hasPrefix($0) }),
      let path = address.dropFirst(scheme.count).firstIndex(of: "/")
    else { return nil }
    return String(address[path...])
  }
}
