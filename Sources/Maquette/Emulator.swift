import Synchronization

/// The emulated API: a request in, a response out.
///
/// It owns the one lock; pictures are drawn outside it, so that requests on many threads run side by side.
public final class Emulator: Sendable {
  let identifiers: Identifiers
  let world: Mutex<World>
  let pictures = Mutex(RecentCache<PictureKey, [UInt8]>(byteCapacity: 64 << 20))

  /// The bytes of uploads by their SHA-256, as long as there is room.
  let uploads = Mutex(RecentCache<String, Bytes>(byteCapacity: 128 << 20))

  /// Where those bytes lie.
  let storage: any UploadStorage

  /// The answers that equal requests get again.
  let precedents = Mutex(RecentCache<Precedent.Key, Precedent>(byteCapacity: 32 << 20))

  let configuration: Configuration
  private let log: @Sendable (Exchange) -> Void

  /// Makes an emulator that keeps uploads in `storage`.
  ///
  /// `log` is told of every exchange that has ended, on the thread that saw the end.
  public init(
    _ configuration: Configuration = Configuration(), storage: any UploadStorage = UploadsInMemory(),
    log: @escaping @Sendable (Exchange) -> Void = { _ in }
  ) {
    self.configuration = configuration
    self.storage = storage
    self.log = log
    identifiers = Identifiers(seed: configuration.seed)
    var limits = SessionTable.Limits()
    limits.journal = max(1, configuration.journalLimit)
    world = Mutex(World(limits: limits))
  }

  /// Answers a request as the API would, or does what a control call asks for.
  ///
  /// A request that came before may be put to `recall(_:)` first, which answers the same in less time.
  public func respond(to request: HTTPRequest) -> HTTPResponse {
    if ControlRoute.governs(request) { return control(request) }
    if let preflight = CORS.preflight(request) { return preflight }
    let call = admit(request)
    let answer = meetingFaults(call) { self.answer(call) }
    let response = finish(answer, call, latency: configuration.latency)
    remember(response, of: answer, to: call, for: request)
    return response
  }

  /// Enters a request in the books that nobody waits for any more, and gives its exchange; nothing is drawn.
  ///
  /// A request of which not all came (`isWhole`) is one without its body.
  ///
  /// - Returns: An exchange whose status stays 0; nil for what leaves no trace.
  public func abandon(_ request: HTTPRequest, isWhole: Bool) -> Exchange? {
    guard !ControlRoute.governs(request), CORS.preflight(request) == nil else { return nil }
    var answer = Answer.other(HTTPResponse(status: 0))
    if !isWhole { answer.notes = ["The connection ended before the request did."] }
    return record(admit(request), answer, answer.response, nil)
  }

  /// Takes note that an exchange has ended, as its `delivery` says.
  ///
  /// It came with a response or from `abandon(_:isWhole:)`, and whoever asked for that calls this once.
  public func conclude(_ exchange: Exchange) {
    world.withLock { $0.sessions.conclude(exchange) }
    log(exchange)
  }

  /// Answers bytes that are no request.
  ///
  /// The request is what they began as, without a body.
  public func refuse(_ error: HTTPError, of request: HTTPRequest = .unread) -> HTTPResponse {
    let call = admit(ControlRoute.governs(request) ? .unread : request)
    // The real service's front end sends these at once: no model has worked on them.
    return finish(.refusal(.transport(error), in: call.api.wire), call, latency: .none)
  }
}

// MARK: - The pipeline

extension Emulator {
  private func admit(_ request: HTTPRequest) -> Call {
    let time = configuration.clock.now
    var call = Call(request, on: configuration.edition.day(at: time), accepted: configuration.apiKeys)
    world.withLock { $0.admit(&call, at: time) }
    read(&call)
    return call
  }

  private func answer(_ call: Call) -> Answer {
    var answer: Answer
    do throws(APIError) {
      answer = try self.answer(call.route.get(), call)
    } catch {
      answer = .refusal(call.api.refusal(error), in: call.api.wire)
    }
    // A plan that nothing comes of fails for want of quota or at a decoder, whatever the day.
    let isDecidedByPlan = answer.plan != nil || (try? call.plan?.get()) == nil
    if isDecidedByPlan, let explanation = explanation(of: call) { answer.notes.append(explanation) }
    return answer
  }

  private func answer(_ route: Route, _ call: Call) throws(APIError) -> Answer {
    switch route {
    case .images:
      return try images(call)
    case .models:
      try authorize(call)
      return .api(Reply.json(ModelList.all(of: call.api)))
    case .model(let id):
      try authorize(call)
      return .api(Reply.json(try ModelList.model(id, of: call.api)))
    case .files(let operation):
      try authorize(call)
      return .api(try files(operation, call))
    case .picture(let name):
      return .other(picture(name, call))
    }
  }

  func authorize(_ call: Call) throws(APIError) {
    try Authorization.check(call.request, accepted: configuration.apiKeys)
  }

  /// Adds what every answer carries, and enters the exchange in the books.
  private func finish(_ answer: Answer, _ call: Call, latency: Latency) -> HTTPResponse {
    var response = answer.response
    // In the order in which they were recorded.
    response.headers = ["Date": call.arrival.time.httpDate]
    response.headers.append(answer.response.headers)
    if CORS.applies(to: call.request) { response.headers.append(CORS.headers) }
    var requestID: String?
    if answer.isFromAPI {
      let headers = APIHeaders(call, plan: answer.plan, identifiers: identifiers)
      headers.add(to: &response)
      latency.slow(&response, processing: .milliseconds(headers.processingTime.milliseconds))
      requestID = headers.requestID
    }
    alter(&response, of: answer, to: call)
    response.exchange = record(call, answer, response, requestID)
    return response
  }

  /// Enters an exchange in the journal and the ledger, and keeps what came with the call.
  private func record(
    _ call: Call, _ answer: Answer, _ response: HTTPResponse, _ requestID: String?
  ) -> Exchange {
    let uploads = call.uploads(library: library(call))
    keep(uploads.map { ($0.record.sha256, $0.bytes) })
    var exchange = Exchange(call, answer, response, uploads: uploads.map(\.record))
    exchange.requestID = requestID
    world.withLock { $0.record(&exchange, inLedger: !call.isForLink) }
    return exchange
  }
}

// MARK: - Pictures

extension Emulator {
  /// Form, tables, plan.
  private func read(_ call: inout Call) {
    guard case .success(.images(let endpoint, let service)) = call.route, let form = call.form else { return }
    do throws(APIError) {
      try authorize(call)
      var form = try form.get()
      form.library = library(call)
      let request = try configuration.profile.read(form, for: endpoint, on: service, of: call.api)
      call.plan = .success(Plan(request))
      call.notes = request.notes
    } catch {
      call.plan = .failure(error)
    }
  }

  /// Plan, pictures, reply.
  private func images(_ call: Call) throws(APIError) -> Answer {
    guard let plan = try call.plan?.get() else { throw .serverError }
    try takeQuota(for: plan, call)
    do throws(APIError) {
      return answer(call, with: try draw(plan.frames, of: plan), of: plan)
    } catch {
      giveBackQuota(for: plan, call)
      throw error
    }
  }

  /// Puts pictures into the answer that their plan asks for.
  private func answer(_ call: Call, with pictures: [[UInt8]], of plan: Plan) -> Answer {
    let context = Reply.Context(wire: call.api.wire, created: call.arrival.time, identifiers: identifiers)
    if let usage = Usage(plan, identifiers: identifiers) {
      let reply = plan.isStreamed ? Reply.stream : Reply.gptImages
      return .pictures(reply(pictures, plan, usage, context), of: plan, usage: usage)
    }
    guard plan.responseFormat == .url else {
      return .pictures(Reply.dallEImages(pictures.map(JSON.base64), of: plan, in: context), of: plan)
    }
    let (names, addresses) = links(to: plan, for: call)
    var answer = Answer.pictures(
      Reply.dallEImages(addresses.map(JSON.string), of: plan, in: context), of: plan)
    answer.linkNames = names
    return answer
  }
}
