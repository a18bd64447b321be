/// Why a request is taken or refused on the emulator's day, when on another one it is not.
extension Emulator {
  /// A sentence with the change that decides, when the newest API or the documented one does otherwise with the call.
  ///
  /// Only the strict profile asks, since the other one refuses next to nothing.
  func explanation(of call: Call) -> String? {
    guard configuration.profile == .strict, let day = configuration.edition.day(at: configuration.clock.now),
      (try? authorize(call)) != nil, isForImages(call)
    else { return nil }
    let wasTaken = (try? call.plan?.get()) != nil
    let outcome = wasTaken ? "taken" : "refused"
    let stage = API.stage(on: day)
    func differs(_ stage: Int) -> Bool { isTaken(call, by: API.stages[stage]) != wasTaken }
    let newest = API.stages.count - 1
    let isDecidedLater = differs(newest)
    guard isDecidedLater || isTaken(call, by: .documented) != wasTaken else { return nil }
    if !isDecidedLater, let earlier = (0..<stage).last(where: differs) {
      let change = Change.chronology[earlier]
      return "It is \(outcome) since \(change.day): \(change.title)"
    }
    guard stage < newest, let later = (stage + 1...newest).first(where: differs) else { return nil }
    let change = Change.chronology[later - 1]
    return "It is \(outcome) until \(change.day): \(change.title)"
  }

  /// Whether the call is for an operation of the Images API that there is on any day.
  private func isForImages(_ call: Call) -> Bool {
    (try? Route(call.request, of: .documented))?.endpoint != nil
  }

  /// Whether the call is one that `api` draws something for.
  private func isTaken(_ call: Call, by api: API) -> Bool {
    guard case .images(let endpoint, let service)? = try? Route(call.request, of: api),
      var form = try? Route.images(endpoint, on: service).form(of: call.request, in: api)?.get()
    else { return false }
    form.library = library(call)
    return (try? configuration.profile.read(form, for: endpoint, on: service, of: api)) != nil
  }
}
