/// A request to the API in its session, read as far as it can be before anything is decided about it.
struct Call: Sendable {
  /// The request, without the prefix that names its session.
  let request: HTTPRequest

  /// The path as sent, without its query.
  let path: String

  /// The day of the API that it is sent to; nil for the documented one.
  let day: Day?

  /// The API that it is sent to.
  let api: API

  /// The session that the path's prefix names; nil when it has none.
  let prefix: String?

  let route: Result<Route, APIError>

  /// The body of a call that has fields and uploads; nil for other calls.
  let form: Result<Form, APIError>?

  /// What is to be drawn for it, or why it is refused; nil for calls that draw nothing.
  var plan: Result<Plan, APIError>?

  /// What there is to say of how it was understood.
  var notes: [String] = []

  /// The call's place in its session.
  var arrival: Arrival

  /// Reads what a client sent; the call's place among others is found out later.
  ///
  /// - Parameter day: The day of the API that it is sent to; nil for the documented one.
  init(_ sent: HTTPRequest, on day: Day?, accepted apiKeys: Set<String>) {
    let api = API(asOf: day)
    self.day = day
    self.api = api
    let prefixed = sent.prefixed
    let request = prefixed?.request ?? sent
    self.request = request
    path = String(sent.path)
    prefix = prefixed?.session
    route = Result { () throws(APIError) in try Route(request, of: api) }
    form = (try? route.get())?.form(of: request, in: api)
    let session = prefix ?? Authorization.session(of: request, accepted: apiKeys)
    arrival = Arrival(time: Timestamp(milliseconds: 0), session: session, number: 0)
  }
}

extension Call {
  /// The operation of the Images API; nil for other calls.
  var endpoint: Endpoint? {
    (try? route.get())?.endpoint
  }

  /// The model that the form names, whether there is one of that name or not.
  var model: String? {
    try? fields?.model?.text("model")
  }

  /// The prompt as sent, however long; nil where there is none.
  var prompt: String? {
    try? fields?.value("prompt")?.text("prompt")
  }

  /// The form, when the body has one that parses.
  var fields: Form? {
    try? form?.get()
  }

  /// Whether it is for a picture of a `url` answer, which the storage service gives out and not the API.
  var isForLink: Bool {
    if case .success(.picture) = route { true } else { false }
  }

  /// The files that came with it, and what the journal says of each.
  func uploads(library: PictureLibrary) -> [(record: UploadRecord, bytes: Bytes)] {
    if let plan = try? plan?.get() {
      // Their hashes are known.
      return zip(plan.uploads, plan.sources).map { (UploadRecord($0, sha256: $1.sha256), $0.bytes) }
    }
    guard var form = fields else { return [] }
    form.library = library
    return form.everyUpload.map { ($0.record, $0.bytes) }
  }
}

extension Form {
  /// Most files that are looked at before their number is checked: as many as any call may have, with its mask.
  static let uploadLimit = 17

  /// The first files of the form, however wrong; of a JSON body, those that can be found.
  fileprivate var everyUpload: [Upload] {
    if isJSON {
      let images = try? pictures("images", limit: Self.uploadLimit)
      return (images ?? []) + [try? picture("mask")].compactMap { $0 ?? nil }
    }
    let files = Form(entries: Array(entries.lazy.filter(\.field.isFile).prefix(Self.uploadLimit)))
    var names: [String] = []
    for entry in files.entries where !names.contains(entry.name) { names.append(entry.name) }
    return names.flatMap(files.uploads)
  }
}

extension Upload {
  /// What the journal says of it.
  fileprivate var record: UploadRecord {
    UploadRecord(self, sha256: SHA256.hash(bytes).hexadecimal)
  }
}

extension Route {
  /// The form of a call by this route; nil where a call has none.
  func form(of request: HTTPRequest, in api: API) -> Result<Form, APIError>? {
    switch self {
    case .images(let endpoint, let service):
      Result { () throws(APIError) in
        service.naming(modelOf: try Form(request, accepting: api.mediaTypes(of: endpoint)), in: api)
      }
    case .files(.create):
      Result { () throws(APIError) in try Form(request, accepting: [MediaType.form]) }
    case .files, .models, .model, .picture: nil
    }
  }
}
