/// The Files API, over the files of a session.
extension Emulator {
  /// Does what a request asks of the files.
  func files(
    _ operation: FilesAPI.Operation, _ request: HTTPRequest, _ arrival: Arrival
  ) throws(APIError) -> HTTPResponse {
    switch operation {
    case .create:
      let file = try FilesAPI.file(from: request, at: arrival.time, identifiers: identifiers)
      withSession(arrival) { $0.files.insert(file) }
      return Reply.json(FilesAPI.json(file))
    case .list:
      let files = withSession(arrival) { $0.files.files }
      return Reply.json(try FilesAPI.list(files, QueryParameters(request.query)))
    case .retrieve(let id):
      return Reply.json(FilesAPI.json(try file(id, arrival)))
    case .content(let id):
      return FilesAPI.content(try file(id, arrival))
    case .delete(let id):
      guard withSession(arrival, { $0.files.remove(id) }) else { throw .fileNotFound(id) }
      return Reply.json(FilesAPI.deletion(id))
    }
  }

  private func file(_ id: String, _ arrival: Arrival) throws(APIError) -> StoredFile {
    guard let file = withSession(arrival, { $0.files[id] }) else { throw .fileNotFound(id) }
    return file
  }
}
