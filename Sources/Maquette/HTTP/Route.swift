/// What a request is for.
enum Route: Sendable, Equatable {
  /// An operation of the Images API.
  case images(Endpoint, on: Service = .openAI)

  /// The list of models.
  case models

  /// One model, by its id.
  case model(String)

  /// An operation of the Files API.
  case files(FilesAPI.Operation)

  /// A picture of a `url` answer, by its file name.
  case picture(String)

  /// The operation of the Images API; nil for other calls.
  var endpoint: Endpoint? {
    guard case .images(let endpoint, _) = self else { return nil }
    return endpoint
  }
}

extension Route {
  /// A method, a path, and what they mean together.
  private struct Row: Sendable {
    var method: String

    /// The path, with one segment at the most that stands for any text.
    var path: PathPattern

    /// Makes the route of that text, which is empty where the path has no such segment.
    var route: @Sendable (String) -> Route
  }

  private static let table: [Row] =
    Endpoint.allCases.map { endpoint in
      Row(method: "POST", path: "/v1/images/\(endpoint.rawValue)") { _ in .images(endpoint) }
    } + [
      Row(method: "GET", path: "/v1/models") { _ in .models },
      Row(method: "GET", path: "/v1/models/{model}") { .model($0) },
      Row(method: "GET", path: "/v1/files") { _ in .files(.list) },
      Row(method: "POST", path: "/v1/files") { _ in .files(.create) },
      Row(method: "GET", path: "/v1/files/{file_id}") { .files(.retrieve($0)) },
      Row(method: "DELETE", path: "/v1/files/{file_id}") { .files(.delete($0)) },
      Row(method: "GET", path: "/v1/files/{file_id}/content") { .files(.content($0)) },
      Row(method: "GET", path: "/files/{name}") { .picture($0) },
    ] + azure

  private static let azure: [Row] = [Endpoint.generations, .edits].flatMap { endpoint in
    [
      Row(method: "POST", path: "/openai/deployments/{deployment}/images/\(endpoint.rawValue)") { name in
        .images(endpoint, on: .azure(deployment: name))
      },
      Row(method: "POST", path: "/openai/v1/images/\(endpoint.rawValue)") { _ in
        .images(endpoint, on: .azure(deployment: nil))
      },
    ]
  }

  /// Finds the route of a request; `HEAD` goes where `GET` goes.
  ///
  /// - Throws: `APIError.unknownPath`, or `APIError.methodNotAllowed` for a path that has other methods.
  init(_ request: HTTPRequest, of api: API) throws(APIError) {
    let path = String(request.path)
    let method = request.method == "HEAD" ? "GET" : request.method
    let matches = Self.table.compactMap { row -> (method: String, route: Route)? in
      guard let text = row.path.values(in: path) else { return nil }
      let route = row.route(text.first ?? "")
      return api.has(route) ? (row.method, route) : nil
    }
    guard !matches.isEmpty else {
      let isSilent = api.wire.hasSilentUnknownPaths && path.hasPrefix("/v1/images/")
      throw isSilent ? .silentUnknownPath : .unknownPath(method: request.method, path: path)
    }
    guard let match = matches.first(where: { $0.method == method }) else {
      throw .methodNotAllowed(request.method, path: path, allowed: matches.map(\.method))
    }
    self = match.route
  }
}
