import Synchronization

/// Something of which all connections together may have so much at a time.
final class Allowance: Sendable {
  /// How much there is in all.
  let limit: Int

  private let taken = Atomic(0)

  init(limit: Int) {
    self.limit = limit
  }

  /// Gives out `amount`; returns whether there was as much left.
  private func take(_ amount: Int) -> Bool {
    guard taken.add(amount, ordering: .relaxed).newValue > limit else { return true }
    giveBack(amount)
    return false
  }

  private func giveBack(_ amount: Int) {
    taken.subtract(amount, ordering: .relaxed)
  }
}

extension Allowance {
  /// What somebody has of it, given back when nobody holds the share any more.
  final class Share: Sendable {
    private let allowance: Allowance
    private let amount = Atomic(0)

    /// A share of nothing yet.
    init(of allowance: Allowance) {
      self.allowance = allowance
    }

    deinit {
      allowance.giveBack(amount.load(ordering: .relaxed))
    }

    /// Makes the share larger; returns false, and leaves it as it is, when there is not as much left.
    func grow(by amount: Int) -> Bool {
      guard allowance.take(amount) else { return false }
      self.amount.add(amount, ordering: .relaxed)
      return true
    }
  }
}
