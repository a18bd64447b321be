import Testing

@testable import Maquette

/// Which requests meet which queued fault.
struct FaultQueueTests {
  /// Entries, requests, and for each request the entry that it meets.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let entries: [FaultQueue.Entry]
    var requests: [FaultQueue.Request]
    let met: [Int?]
  }

  private static func entry(
    _ fault: String = "reset", session: String? = nil, endpoint: Endpoint? = nil, model: String? = nil,
    after: Int = 0, times: Int = 1
  ) -> FaultQueue.Entry {
    let fault = Fault.named(fault) ?? Fault.table[0]
    return FaultQueue.Entry(
      order: FaultOrder(fault: fault), session: session, endpoint: endpoint, model: model, after: after,
      times: times)
  }

  private static func request(
    _ session: String = "a", _ endpoint: Endpoint = .generations, _ model: String? = "gpt-image-1",
    plan: Plan? = nil
  ) -> FaultQueue.Request {
    FaultQueue.Request(session: session, endpoint: endpoint, model: model, plan: plan)
  }

  private static let gpt = plan(.gptImage1)
  private static let stream = plan(.gptImage1, isStreamed: true)

  private static func plan(_ model: Model, isStreamed: Bool = false) -> Plan {
    var request = ImageRequest(endpoint: .generations, model: model)
    request.stream = isStreamed
    return Plan(request)
  }

  static let rows = [
    Row(
      testDescription: "once", entries: [entry()], requests: [request(), request()], met: [1, nil]),
    Row(
      testDescription: "after some, some times", entries: [entry(after: 2, times: 2)],
      requests: Array(repeating: request(), count: 6), met: [nil, nil, 1, 1, nil, nil]),
    Row(
      testDescription: "one after the other", entries: [entry(times: 2), entry()],
      requests: Array(repeating: request(), count: 4), met: [1, 1, 2, nil]),
    Row(
      testDescription: "requests that meet another one count", entries: [entry(times: 2), entry(after: 1)],
      requests: Array(repeating: request(), count: 4), met: [1, 1, 2, nil]),
    Row(
      testDescription: "a later one is met while an earlier one waits", entries: [entry(after: 2), entry()],
      requests: Array(repeating: request(), count: 4), met: [2, nil, 1, nil]),
    Row(
      testDescription: "a session's own", entries: [entry(session: "b", after: 1)],
      requests: [request(), request("b"), request(), request("b"), request("b")],
      met: [nil, nil, nil, 1, nil]),
    Row(
      testDescription: "times count over all sessions", entries: [entry(times: 3)],
      requests: ["a", "b", "c", "d"].map { request($0) }, met: [1, 1, 1, nil]),
    Row(
      testDescription: "an operation's own", entries: [entry(endpoint: .edits)],
      requests: [request(), request("a", .edits), request("a", .edits)], met: [nil, 1, nil]),
    Row(
      testDescription: "a model's own", entries: [entry(model: "dall-e-2")],
      requests: [request("a", .edits, nil), request(), request("a", .generations, "dall-e-2")],
      met: [nil, nil, 1]),
    Row(
      testDescription: "passed over by requests that cannot meet it",
      entries: [entry("stream_cut"), entry("empty_data", after: 1)],
      requests: [
        request(), request(plan: gpt), request(plan: stream), request(plan: stream), request(plan: gpt),
      ],
      met: [nil, nil, 1, nil, 2]),
  ]

  @Test(arguments: rows)
  func `requests meet what waits for them`(row: Row) {
    var queue = FaultQueue()
    let ids = row.entries.map { queue.add($0) }
    #expect(ids == Array(1...row.entries.count))
    let met = row.requests.map { queue.take(for: $0)?.id }
    #expect(met == row.met)
    #expect(queue.entries.isEmpty)
  }

  @Test func `a request that meets its own fault counts, and takes nothing`() {
    var queue = FaultQueue()
    _ = queue.add(Self.entry(after: 1))
    _ = queue.add(Self.entry())
    let met = [queue.take(for: Self.request(), meetsAnother: true), queue.take(for: Self.request())]
    #expect(met.map { $0?.id } == [nil, 1])
    #expect(queue.entries.map(\.id) == [2])
  }

  @Test func `what came to nothing waits again, in its place`() throws {
    var queue = FaultQueue()
    _ = queue.add(Self.entry(times: 2))
    _ = queue.add(Self.entry())
    let first = queue.take(for: Self.request())
    queue.settle(try #require(first), isMet: false)
    #expect(queue.entries.map(\.times) == [2, 1])
    _ = queue.take(for: Self.request())
    let last = queue.take(for: Self.request())
    #expect(queue.entries.map(\.id) == [2])
    queue.settle(try #require(last), isMet: false)
    #expect(queue.entries.map(\.id) == [1, 2])
    #expect(queue.entries.map(\.times) == [1, 1])
  }

  @Test func `entries are dropped one by one, by session, or all`() {
    var queue = FaultQueue()
    for session in ["a", "b", "b", nil] { _ = queue.add(Self.entry(session: session)) }
    let removals = [
      queue.remove(9), queue.remove(1, of: "b"), queue.remove(4, of: "b"), queue.remove(2, of: "b"),
      queue.remove(1),
    ]
    #expect(removals == [false, false, false, true, true])
    queue.removeAll(of: "b")
    #expect(queue.entries.map(\.id) == [4])
    queue.removeAll()
    #expect(queue.entries.isEmpty)
    let id = queue.add(Self.entry())
    #expect(id == 5)
  }

  @Test func `what was dropped meanwhile does not come back`() throws {
    var queue = FaultQueue()
    _ = queue.add(Self.entry(session: "a"))
    let taken = queue.take(for: Self.request())
    queue.removeAll(of: "a")
    queue.settle(try #require(taken), isMet: false)
    #expect(queue.entries.isEmpty)
  }

  @Test func `the oldest go when there are too many`() {
    var queue = FaultQueue()
    for _ in 0...FaultQueue.capacity { _ = queue.add(Self.entry(after: 1)) }
    #expect(queue.entries.map(\.id) == Array(2...FaultQueue.capacity + 1))
  }
}
