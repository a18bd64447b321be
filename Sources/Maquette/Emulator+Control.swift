/// Control calls, which never wait and leave no trace in the journal.
extension Emulator {
  /// Does what a control call asks for.
  func control(_ request: HTTPRequest) -> HTTPResponse {
    do throws(ControlError) {
      if ControlRoute.guards(request), !isForThisMachine(request) { throw .foreignHost }
      let (route, segments) = try ControlRoute.find(request)
      return try route.perform(self, ControlCall(request, segments: segments, route: route))
    } catch {
      return Reply.json(
        ["error": ["message": .string(error.message)]], status: error.status, headers: error.headers)
    }
  }

  /// Whether a request was sent to this machine, and by none of somebody else's web pages, which need no answer to
  /// do harm (WHATWG Fetch, 3.1).
  private func isForThisMachine(_ request: HTTPRequest) -> Bool {
    let hosts = configuration.ownHosts
    guard let host = request.host.flatMap({ HostName($0) }), hosts.contains(host) else { return false }
    guard let origin = request.headers["Origin"] else { return true }
    return BaseURL(origin).flatMap { HostName($0.host) }.map(hosts.contains) ?? false
  }
}

extension Configuration {
  /// The hosts that control calls may name.
  fileprivate var ownHosts: Set<HostName> {
    let host = host.map { $0.contains(":") ? "[\($0)]" : $0 }
    let names = ["localhost", "127.0.0.1", "[::1]", host, publicURL?.host]
    return Set(names.compactMap { $0.flatMap { HostName($0) } })
  }
}
