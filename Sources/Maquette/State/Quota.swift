/// What is left of a model's images per minute in one session.
///
/// It refills evenly, without steps: a limit of 5 gives one picture every 12 seconds, and holds 5 at the most.
struct Quota: Sendable {
  /// Why pictures cannot be had.
  enum Refusal: Error, Sendable, Equatable {
    /// `used` of the limit are used up; the pictures can be had after `wait`.
    case exhausted(used: Int, wait: Duration)

    /// More are asked for than the limit.
    case tooLarge
  }

  /// Parts of a picture in which it is counted, so that each millisecond refills a whole number of them.
  private static let unit = 60_000

  /// Pictures per minute.
  let limit: Int

  /// Parts of pictures that are left.
  private var left: Int

  /// When that was.
  private var updated: Timestamp

  /// A full quota.
  init(limit: Int, at time: Timestamp) {
    self.limit = limit
    left = limit * Self.unit
    updated = time
  }

  /// Takes `count` pictures at `time`, or none.
  mutating func take(_ count: Int, at time: Timestamp) throws(Refusal) {
    refill(at: time)
    guard count <= limit else { throw .tooLarge }
    let missing = count * Self.unit - left
    guard missing <= 0 else {
      let used = (limit * Self.unit - left + Self.unit - 1) / Self.unit
      throw .exhausted(used: used, wait: .milliseconds((missing + limit - 1) / limit))
    }
    left -= count * Self.unit
  }

  /// Gives back pictures that were taken and not used.
  mutating func giveBack(_ count: Int) {
    left = min(left + count * Self.unit, limit * Self.unit)
  }

  private mutating func refill(at time: Timestamp) {
    // A test may set its clock back, which takes nothing away.
    let elapsed = max(0, min(time.milliseconds - updated.milliseconds, 60_000))
    left = min(left + elapsed * limit, limit * Self.unit)
    updated = time
  }
}
