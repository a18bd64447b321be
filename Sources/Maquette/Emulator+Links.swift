import Synchronization

/// The links of `url` answers.
extension Emulator {
  /// Keeps the pictures of `plan` for an hour, and gives their addresses.
  func links(to plan: Plan, on host: String?, _ arrival: Arrival) -> [String] {
    let names = plan.finalFrames.map { frame in
      identifiers.alphanumeric("img-", 24, of: plan.digest, String(frame.index)) + ".png"
    }
    state.withLock { $0.links.insert(plan, names: names) }
    let host = host.flatMap { $0.isEmpty ? nil : $0 } ?? "localhost"
    return names.map { name in
      let link = SignedLink(name: name, at: arrival.time, identifiers: identifiers)
      return "http://\(host)" + link.target(mediaType: "image/png", identifiers: identifiers)
    }
  }

  /// The answer of a link: the picture, or the storage service's refusal.
  func picture(_ name: String, _ query: QueryParameters, _ arrival: Arrival) -> HTTPResponse {
    do throws(StorageRefusal) {
      return StorageReply.picture(try linkedPicture(name, query, arrival))
    } catch {
      let requestID = identifiers.uuid(of: "storage", arrival.session, String(arrival.number))
      return StorageReply.refusal(error, at: arrival.time, requestID: requestID)
    }
  }

  /// The picture of a link, drawn again; it is a PNG, since only DALL·E answers with links.
  private func linkedPicture(
    _ name: String, _ query: QueryParameters, _ arrival: Arrival
  ) throws(StorageRefusal) -> [UInt8] {
    try SignedLink.check(name: name, query: query, at: arrival.time, identifiers: identifiers)
    guard let entry = state.withLock({ $0.links[name] }),
      let picture = try? draw([Frame(index: entry.index)], of: entry.plan).first
    else { throw .notFound }
    return picture
  }
}

// MARK: - References in JSON bodies

extension Emulator {
  /// What a JSON body can refer to: the files of its session, and the links of this emulator.
  func library(_ arrival: Arrival) -> PictureLibrary {
    PictureLibrary(
      file: { id in self.withSession(arrival) { $0.files[id]?.bytes } },
      download: { url throws(UpstreamStatus) in try self.download(url, arrival) })
  }

  /// The picture behind one of this emulator's links; every other address is as if it did not exist.
  ///
  /// Its signature tells such a link, by whatever host and scheme the emulator is reached.
  private func download(_ url: String, _ arrival: Arrival) throws(UpstreamStatus) -> Bytes {
    guard let scheme = ["http://", "https://"].first(where: { ASCII.lowercased(url).hasPrefix($0) }),
      let path = url.dropFirst(scheme.count).firstIndex(of: "/")
    else { throw .notFound }
    let target = url[path...].prefix { $0 != "#" }
    let request = HTTPRequest(method: "GET", target: String(target))
    guard case .picture(let name)? = try? Route(request) else { throw .notFound }
    do throws(StorageRefusal) {
      return Bytes(try linkedPicture(name, QueryParameters(request.query), arrival))
    } catch {
      if case .expired = error { throw .forbidden }
      throw .notFound
    }
  }
}
