/// Why a request is taken or refused on the emulator's day, when on another one it is not.
extension Emulator {
  /// A sentence with the change that decides, when the newest API or the documented one does otherwise with the call.
  ///
  /// Only the strict profile asks, since the other one refuses next to nothing.
  func explanation(of call: Call) -> String? {
    guard configuration.profile == .strict, let day = call.day, (try? authorize(call)) != nil,
      let reading = Rereading(call, library: library(call))
    else { return nil }
    let refusal = reading.refusal(by: call.api)
    func isTurned(_ other: APIError?) -> Bool { (other == nil) != (refusal == nil) }
    let stage = API.stage(on: day)
    let isTurnedLater = API.stages.last.map { isTurned(reading.refusal(by: $0)) } ?? false
    guard isTurnedLater || isTurned(reading.refusal(by: .documented)) else { return nil }
    let outcome = refusal == nil ? "taken" : "refused"
    let earlier = isTurnedLater ? [] : API.stages[..<stage].map(reading.refusal)
    // What was refused for another reason until then is refused since the change that brought this one.
    if earlier.contains(where: isTurned), let last = earlier.lastIndex(where: { $0 != refusal }) {
      let change = Change.chronology[last]
      return "It is \(outcome) since \(change.day): \(change.title)"
    }
    let later = API.stages.indices.dropFirst(stage + 1)
    guard let next = later.first(where: { isTurned(reading.refusal(by: API.stages[$0])) }) else { return nil }
    let change = Change.chronology[next - 1]
    return "It is \(outcome) until \(change.day): \(change.title)"
  }
}
