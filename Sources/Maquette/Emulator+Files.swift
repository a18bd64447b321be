import Synchronization

/// The Files API, over the files of a session.
extension Emulator {
  /// Does what a request asks of the files.
  func files(
    _ operation: FilesAPI.Operation, _ call: Call
  ) throws(APIError) -> HTTPResponse {
    switch operation {
    case .create:
      guard let form = try call.form?.get() else { throw .serverError }
      let file = try FilesAPI.file(from: form, at: call.arrival.time, identifiers: identifiers)
      withFiles(of: call) { $0.insert(file) }
      return Reply.json(FilesAPI.json(file))
    case .list:
      let files = withFiles(of: call) { $0.files }
      return Reply.json(try FilesAPI.list(files, QueryParameters(call.request.query)))
    case .retrieve(let id):
      return Reply.json(FilesAPI.json(try file(id, call)))
    case .content(let id):
      return FilesAPI.content(try file(id, call))
    case .delete(let id):
      guard withFiles(of: call, { $0.remove(id) }) else { throw .fileNotFound(id) }
      return Reply.json(FilesAPI.deletion(id))
    }
  }

  private func file(_ id: String, _ call: Call) throws(APIError) -> StoredFile {
    guard let file = withFiles(of: call, { $0[id] }) else { throw .fileNotFound(id) }
    return file
  }

  /// Lends the files of a call's session.
  private func withFiles<Result: Sendable>(of call: Call, _ body: (inout FileStore) -> Result) -> Result {
    world.withLock { world in world.sessions.use(call.arrival.session) { body(&$0.files) } }
  }
}
