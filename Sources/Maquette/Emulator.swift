import Synchronization

/// The emulated API: a request in, a response out.
///
/// It owns the one lock; pictures are drawn outside it, so that requests on many threads run side by side.
public final class Emulator: Sendable {
  struct State: Sendable {
    var sessions: [String: Session] = [:]
    var links = LinkStore()
  }

  let identifiers: Identifiers
  let state = Mutex(State())
  let pictures = Mutex(PictureCache())
  let configuration: Configuration
  private let log: @Sendable (Exchange) -> Void

  /// Makes an emulator; `log` is told of every exchange that has ended, on the thread that saw the end.
  public init(
    _ configuration: Configuration = Configuration(), log: @escaping @Sendable (Exchange) -> Void = { _ in }
  ) {
    self.configuration = configuration
    self.log = log
    identifiers = Identifiers(seed: configuration.seed)
  }

  /// Answers a request as the API would.
  public func respond(to request: HTTPRequest) -> HTTPResponse {
    let arrival = admit(
      session: Authorization.session(of: request, accepted: configuration.apiKeys))
    var exchange = Exchange(time: arrival.time, method: request.method, path: String(request.path))
    var answer: Answer
    do throws(APIError) {
      answer = try self.answer(request, arrival)
    } catch {
      exchange.error = error.message
      answer = .api(Reply.refusal(error))
    }
    exchange.model = answer.plan?.model.id
    exchange.images = answer.plan?.count ?? 0
    return finish(answer, arrival, &exchange)
  }

  /// Gives the exchange of a request that nobody waits for any more; nothing is drawn, and its status stays 0.
  public func abandon(_ request: HTTPRequest) -> Exchange? {
    Exchange(time: configuration.clock.now, method: request.method, path: String(request.path))
  }

  /// Takes note that an exchange has ended, as its `delivery` says.
  ///
  /// It came with a response or from `abandon(_:)`, and whoever asked for that calls this once.
  public func conclude(_ exchange: Exchange) {
    log(exchange)
  }

  /// Answers bytes that are no request.
  public func refuse(_ error: HTTPError) -> HTTPResponse {
    let refusal = APIError.transport(error)
    let arrival = admit(session: "")
    var exchange = Exchange(time: arrival.time, method: "-", path: "-", error: refusal.message)
    var response = finish(.api(Reply.refusal(refusal)), arrival, &exchange)
    // The real service's front end sends these at once: no model has worked on them.
    response.delay = .zero
    return response
  }
}

// MARK: - The pipeline

extension Emulator {
  /// A response and what it was made of.
  private struct Answer {
    var response: HTTPResponse

    /// What was drawn for it.
    var plan: Plan?

    /// Whether it comes from the API, and not from the storage service or the emulator itself.
    var isFromAPI = true

    static func api(_ response: HTTPResponse, plan: Plan? = nil) -> Answer {
      Answer(response: response, plan: plan)
    }

    static func other(_ response: HTTPResponse) -> Answer {
      Answer(response: response, isFromAPI: false)
    }
  }

  private func admit(session name: String) -> Arrival {
    var arrival = Arrival(time: configuration.clock.now, session: name, number: 0)
    withSession(arrival) { session in
      arrival.number = session.requests
      session.requests += 1
      session.files.dropExpired(at: arrival.time)
    }
    return arrival
  }

  /// Lends the session of a request.
  func withSession<Result: Sendable>(_ arrival: Arrival, _ body: (inout Session) -> Result) -> Result {
    state.withLock { body(&$0.sessions[arrival.session, default: Session()]) }
  }

  private func answer(_ request: HTTPRequest, _ arrival: Arrival) throws(APIError) -> Answer {
    switch try Route(request) {
    case .images(let endpoint, let service):
      try authorize(request)
      return try images(request, endpoint, service, arrival)
    case .models:
      try authorize(request)
      return .api(Reply.json(ModelList.all))
    case .model(let id):
      try authorize(request)
      return .api(Reply.json(try ModelList.model(id)))
    case .files(let operation):
      try authorize(request)
      return .api(try files(operation, request, arrival))
    case .picture(let name):
      return .other(picture(name, QueryParameters(request.query), arrival))
    case .health:
      return .other(Reply.json(["status": "ok", "version": .string(version)]))
    }
  }

  private func authorize(_ request: HTTPRequest) throws(APIError) {
    try Authorization.check(request, accepted: configuration.apiKeys)
  }

  /// Adds what every answer carries.
  private func finish(_ answer: Answer, _ arrival: Arrival, _ exchange: inout Exchange) -> HTTPResponse {
    var response = answer.response
    // In the order in which they were recorded.
    response.headers = ["Date": arrival.time.httpDate]
    response.headers.append(answer.response.headers)
    if answer.isFromAPI {
      let headers = APIHeaders(arrival, plan: answer.plan, identifiers: identifiers)
      headers.add(to: &response)
      configuration.latency.slow(&response, processing: .milliseconds(headers.processingTime.milliseconds))
      exchange.requestID = headers.requestID
    }
    exchange.status = response.status
    response.exchange = exchange
    return response
  }
}

// MARK: - Pictures

extension Emulator {
  /// Form, tables, plan, pictures, reply.
  private func images(
    _ request: HTTPRequest, _ endpoint: Endpoint, _ service: Service, _ arrival: Arrival
  ) throws(APIError) -> Answer {
    var form = service.naming(modelOf: try Form(request, accepting: endpoint.mediaTypes))
    form.library = library(arrival)
    let plan = Plan(try configuration.profile.read(form, for: endpoint, on: service))
    let pictures = try draw(plan.frames, of: plan)
    if let usage = Usage(plan, identifiers: identifiers) {
      let reply = plan.isStreamed ? Reply.stream : Reply.gptImages
      return .api(reply(pictures, plan, usage, arrival.time), plan: plan)
    }
    let items: [JSON] =
      switch plan.responseFormat {
      case .base64: pictures.map(JSON.base64)
      case .url: links(to: plan, on: request.headers["Host"], arrival).map(JSON.string)
      }
    return .api(Reply.dallEImages(items, of: plan, created: arrival.time), plan: plan)
  }
}
