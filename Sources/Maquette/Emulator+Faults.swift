import Synchronization

/// Faults on demand, which requests of the Images API meet (INTERFACES.md, "Faults").
///
/// A request meets one at the most: the one of its header, else the one of its prompt, else the first in the queue.
extension Emulator {
  /// A fault that a request meets.
  private struct Encounter {
    let order: FaultOrder

    /// The entry of the queue that it is from; nil when the request itself asks for it.
    var entry: FaultQueue.Entry?
  }

  /// The answer to a call: a fault's, or the one that `answer` gives and a fault may yet alter.
  func meetingFaults(_ call: Call, answer: () -> Answer) -> Answer {
    var notes: [String] = []
    do throws(APIError) {
      guard let encounter = try encounter(call, &notes) else { return answer().noting(notes) }
      return self.answer(call, meeting: encounter, answer: answer).noting(notes)
    } catch {
      return .refusal(error, in: call.api.wire)
    }
  }

  /// Lets the fault that a response's answer met have its way with the response.
  func alter(_ response: inout HTTPResponse, of answer: Answer, to call: Call) {
    guard let order = answer.fault, case .altering(_, let alter) = order.fault.effect else { return }
    alter(&response, context(order, call))
  }

  private func answer(_ call: Call, meeting encounter: Encounter, answer: () -> Answer) -> Answer {
    let fault = encounter.order.fault
    var isMet = true
    defer {
      if let entry = encounter.entry { world.withLock { [isMet] in $0.faults.settle(entry, isMet: isMet) } }
    }
    var met: Answer
    switch fault.effect {
    case .replacing(let answer):
      met = answer(context(encounter.order, call))
    case .altering(let isPaid, _):
      met = answer()
      // Refused after all, so that there is nothing to alter: for want of images per minute, or by a decoder.
      if met.plan == nil, fault.scope != .anyRequest {
        isMet = false
        return met.noting([Self.note(ignored: fault)])
      }
      met.isPaid = isPaid
      if !isPaid, let plan = met.plan { giveBackQuota(for: plan, call) }
    }
    met.fault = encounter.order
    return met
  }

  private func context(_ order: FaultOrder, _ call: Call) -> FaultContext {
    FaultContext(call: call, settings: order.settings, emulator: self)
  }

  /// Finds the fault that a call meets, and notes those that it asks for and cannot meet.
  ///
  /// - Throws: The refusal of a call that asks for a fault which there is not.
  private func encounter(_ call: Call, _ notes: inout [String]) throws(APIError) -> Encounter? {
    let plan = try? call.plan?.get()
    var own: FaultOrder?
    for order in try call.faults where own == nil {
      if call.endpoint != nil, order.fault.scope.includes(plan) {
        own = order
      } else {
        notes.append(Self.note(ignored: order.fault))
      }
    }
    guard call.endpoint != nil else { return nil }
    let request = FaultQueue.Request(
      session: call.arrival.session, endpoint: call.endpoint, model: plan?.model.id ?? call.model, plan: plan)
    let entry = world.withLock { [isMet = own != nil] in $0.faults.take(for: request, meetsAnother: isMet) }
    return own.map { Encounter(order: $0) } ?? entry.map { Encounter(order: $0.order, entry: $0) }
  }

  private static func note(ignored fault: Fault) -> String {
    "The fault '\(fault.name)' was ignored: it is for \(fault.scope.summary) of the Images API."
  }
}

extension Call {
  /// The faults that the call asks for itself: that of the header, then that of the prompt.
  fileprivate var faults: [FaultOrder] {
    get throws(APIError) {
      var orders: [FaultOrder] = []
      for (place, text) in [
        (FaultOrder.header, request.headers[FaultOrder.header]),
        ("prompt", prompt.flatMap { FaultOrder.notation(inPrompt: $0) }.map(String.init)),
      ] {
        guard let text else { continue }
        do throws(FaultOrderError) {
          orders.append(try FaultOrder(notation: text))
        } catch {
          throw .unreadableFault(in: place, error)
        }
      }
      return orders
    }
  }
}

extension Answer {
  fileprivate func noting(_ notes: [String]) -> Answer {
    var answer = self
    answer.notes += notes
    return answer
  }
}
