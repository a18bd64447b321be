/// A request for a control call, checked against what the call takes.
struct ControlCall: Sendable {
  /// What stands for the segments in braces of the call's path, in order.
  let segments: [String]

  /// The query, of the kinds that the call takes.
  let query: [String: JSON]

  /// The members of the body, of the kinds that the call takes.
  let fields: [String: JSON]

  /// Reads `request`, which matched the path of `route`.
  ///
  /// - Throws: The refusals for a name that the call does not take, that is given twice or that is missing, for a value
  ///   of another kind, and for a body that is no JSON object.
  init(_ request: HTTPRequest, segments: [String], route: ControlRoute) throws(ControlError) {
    self.segments = segments
    query = try Self.query(request.query, route.query)
    fields = try Self.fields(request.body, route.fields)
    for field in route.fields where field.isRequired && fields[field.name] == nil {
      throw .missing(field.name)
    }
    if route.takesOneField, fields.count != 1 { throw .notOne(of: route.fields.map(\.name)) }
  }

  /// The one session that the call is about; nil when it is about every session.
  var session: String? { query["session"]?.string }

  /// The number that stands for a segment in braces; `what` is what it counts.
  func number(_ position: Int, of what: String) throws(ControlError) -> Int {
    let text = segments[position]
    guard let number = Int(text) else { throw .notFound("\(what) \(text)") }
    return number
  }

  /// A member of the kind `duration`.
  func duration(_ name: String) -> Duration? {
    fields[name]?.string.flatMap { Duration(notation: $0) }
  }

  /// A member of the kind `instant`.
  func instant(_ name: String) -> Timestamp? {
    fields[name]?.string.flatMap { Timestamp(rfc3339: $0) }
  }

  /// Reads `application/x-www-form-urlencoded` pairs (WHATWG URL, 5.1), in which a plus sign is a space.
  private static func query(
    _ text: Substring?, _ parameters: [ControlParameter]
  ) throws(ControlError) -> [String: JSON] {
    var values: [String: JSON] = [:]
    for pair in (text ?? "").split(separator: "&") {
      let end = pair.firstIndex(of: "=") ?? pair.endIndex
      let name = decoded(pair[..<end]) ?? String(pair[..<end])
      let parameter = try parameter(name, parameters)
      guard end < pair.endIndex, let text = decoded(pair[pair.index(after: end)...]) else {
        throw .invalid(name, expected: "given as \(name)=VALUE, percent-encoded")
      }
      guard values.updateValue(try parameter.value(ofQuery: text), forKey: name) == nil else {
        throw .repeated(name)
      }
    }
    return values
  }

  private static func decoded(_ text: Substring) -> String? {
    PercentEncoding.decode(text.substituting(" ", for: "+"))
  }

  private static func fields(
    _ body: Bytes, _ parameters: [ControlParameter]
  ) throws(ControlError) -> [String: JSON] {
    var values: [String: JSON] = [:]
    guard !body.isEmpty else { return values }
    guard case .object(let object)? = try? JSON(parsing: body) else { throw .malformedBody }
    for (name, value) in object { values[name] = try parameter(name, parameters).value(of: value) }
    return values
  }

  private static func parameter(
    _ name: String, _ parameters: [ControlParameter]
  ) throws(ControlError) -> ControlParameter {
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      throw .unknown(name.cut(to: 100), known: parameters.map(\.name))
    }
    return parameter
  }
}
