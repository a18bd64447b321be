/// A control call: how it is asked for, what it takes, and what it does.
struct ControlRoute: Sendable {
  let method: String
  let path: PathPattern

  /// One sentence for the OpenAPI document.
  let summary: String

  /// The query parameters that it takes; all may be left out.
  var query: [ControlParameter] = []

  /// The members of the body that it takes.
  var fields: [ControlParameter] = []

  /// Whether it takes exactly one of `fields`.
  var takesOneField = false

  /// The JSON Schema of what it answers; nil when that is a file.
  let answer: JSONSchema?

  /// Status of its answer.
  var status = 200

  /// Does it.
  let perform: @Sendable (Emulator, ControlCall) throws(ControlError) -> HTTPResponse
}

extension ControlRoute {
  /// Every control call.
  static let table: [ControlRoute] =
    health + sessions + requests + faults + clock + usage + reset + chronology + openAPI

  private static let root = "/_maquette/"

  /// Whether `request` is a control call, or would be if there was one of its path.
  static func governs(_ request: HTTPRequest) -> Bool {
    request.path.hasPrefix(root) || request.path == readiness.path.text
  }

  /// Whether `request` must name this machine: every control call but the readiness probe.
  static func guards(_ request: HTTPRequest) -> Bool {
    request.path.hasPrefix(root)
  }

  /// Finds the route of a request and what stands for the segments in braces; `HEAD` goes where `GET` goes.
  static func find(_ request: HTTPRequest) throws(ControlError) -> (route: ControlRoute, segments: [String]) {
    let path = String(request.path)
    let method = request.method == "HEAD" ? "GET" : request.method
    let matches = table.compactMap { route in
      route.path.values(in: path).map { (route: route, segments: $0) }
    }
    guard !matches.isEmpty else { throw .notFound("control call \(request.method) \(path)") }
    guard let match = matches.first(where: { $0.route.method == method }) else {
      throw .methodNotAllowed(request.method, path: path, allowed: matches.map { $0.route.method })
    }
    return match
  }
}
