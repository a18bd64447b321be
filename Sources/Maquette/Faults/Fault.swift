/// A way in which the service can be made to fail (INTERFACES.md, "Faults").
struct Fault: Sendable {
  /// Where it comes in.
  enum Effect: Sendable {
    /// It answers in place of the API: nothing is drawn or paid for.
    case replacing(@Sendable (FaultContext) -> Answer)

    /// It changes a whole answer on its way to the client, who pays for what was drawn unless `isPaid` is false.
    case altering(isPaid: Bool = true, @Sendable (inout HTTPResponse, FaultContext) -> Void)
  }

  /// Name in the header, the prompt and control calls.
  let name: String

  /// What a client sees, in one sentence.
  let summary: String

  /// The requests that can meet it.
  var scope = Scope.anyRequest

  var parameters: [Parameter] = []

  let effect: Effect
}

extension Fault {
  /// The fault called `name`.
  static func named(_ name: String) -> Fault? {
    table.first { $0.name == name }
  }

  /// Every name, in the order of the table.
  static let names = table.map(\.name)

  /// Whether pictures are paid for that a client asked for and met this fault instead.
  var isPaid: Bool {
    if case .altering(let isPaid, _) = effect { isPaid } else { false }
  }
}
