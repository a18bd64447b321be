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

  /// Whether the emulator is up.
  case health
}

extension Route {
  /// A method, a path, and what they mean together.
  private struct Row: Sendable {
    var method: String

    /// The path; a segment `*` stands for any one segment.
    var path: String

    /// Makes the route of what stood for `*`.
    var route: @Sendable (String) -> Route
  }

  private static let table: [Row] =
    Endpoint.allCases.map { endpoint in
      Row(method: "POST", path: "/v1/images/\(endpoint.rawValue)") { _ in .images(endpoint) }
    } + [
      Row(method: "GET", path: "/v1/models") { _ in .models },
      Row(method: "GET", path: "/v1/models/*") { .model($0) },
      Row(method: "GET", path: "/v1/files") { _ in .files(.list) },
      Row(method: "POST", path: "/v1/files") { _ in .files(.create) },
      Row(method: "GET", path: "/v1/files/*") { .files(.retrieve($0)) },
      Row(method: "DELETE", path: "/v1/files/*") { .files(.delete($0)) },
      Row(method: "GET", path: "/v1/files/*/content") { .files(.content($0)) },
      Row(method: "GET", path: "/files/*") { .picture($0) },
      Row(method: "GET", path: "/_maquette/health") { _ in .health },
      Row(method: "GET", path: "/_x-steady/health") { _ in .health },
    ] + azure

  private static let azure: [Row] = [Endpoint.generations, .edits].flatMap { endpoint in
    [
      Row(method: "POST", path: "/openai/deployments/*/images/\(endpoint.rawValue)") { name in
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
  init(_ request: HTTPRequest) throws(APIError) {
    let path = String(request.path)
    let method = request.method == "HEAD" ? "GET" : request.method
    let matches = Self.table.compactMap { row in
      Self.wildcard(path, matching: row.path).map { (row: row, wildcard: $0) }
    }
    guard !matches.isEmpty else { throw .unknownPath(method: request.method, path: path) }
    guard let match = matches.first(where: { $0.row.method == method }) else {
      throw .methodNotAllowed(request.method, path: path, allowed: matches.map(\.row.method))
    }
    self = match.row.route(match.wildcard)
  }

  /// What stands for the pattern's `*`, percent-decoded, empty when it has none; nil when `path` does not match.
  private static func wildcard(_ path: String, matching pattern: String) -> String? {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    let expected = pattern.split(separator: "/", omittingEmptySubsequences: false)
    guard segments.count == expected.count else { return nil }
    var wildcard = ""
    for (segment, expectation) in zip(segments, expected) where segment != expectation {
      guard expectation == "*", !segment.isEmpty, let text = PercentEncoding.decode(segment) else {
        return nil
      }
      wildcard = text
    }
    return wildcard
  }
}
