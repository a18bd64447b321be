import CLinux
import Glibc

/// A set of descriptors to wait on; C: `epoll`, see epoll(7).
final class Poller: Sendable {
  /// What a descriptor is watched for, or was found to be.
  struct Events: OptionSet {
    let rawValue: UInt32

    /// Bytes have come, or their end has; C: `EPOLLIN`.
    static let readable = Events(rawValue: EPOLLIN.rawValue)

    /// There is room to send; C: `EPOLLOUT`.
    static let writable = Events(rawValue: EPOLLOUT.rawValue)

    /// The peer will send nothing more; C: `EPOLLRDHUP`.
    static let hangUp = Events(rawValue: EPOLLRDHUP.rawValue)

    /// The connection is gone, which is reported without being asked for; C: `EPOLLERR`.
    ///
    /// Not `EPOLLHUP`, which only says that both sides have ended: what the peer sent before is still to be read.
    static let broken = Events(rawValue: EPOLLERR.rawValue)

    /// Of several pollers that watch the descriptor, wake one; C: `EPOLLEXCLUSIVE`.
    static let exclusive = Events(rawValue: EPOLLEXCLUSIVE.rawValue)

    /// Tell of each change once, read or not; C: `EPOLLET`.
    static let edge = Events(rawValue: EPOLLET.rawValue)
  }

  /// Room for what one wait finds.
  @safe struct Found {
    private var storage: [epoll_event]
    fileprivate(set) var count = 0

    init(capacity: Int) {
      unsafe storage = Array(repeating: epoll_event(), count: capacity)
    }

    /// The identifier and the events of one descriptor.
    subscript(index: Int) -> (id: UInt64, events: Events) {
      unsafe (storage[index].data.u64, Events(rawValue: storage[index].events))
    }

    /// Waits on `poller`, for ever when `milliseconds` is -1; C: `epoll_wait`.
    fileprivate mutating func wait(
      on poller: borrowing FileDescriptor, milliseconds: Int32
    ) throws(Errno) {
      let number = poller.number
      // A wait that fails has found nothing.
      count = 0
      count = Int(
        try valueOrErrno {
          unsafe storage.withUnsafeMutableBufferPointer {
            unsafe epoll_wait(number, $0.baseAddress, Int32($0.count), milliseconds)
          }
        })
    }
  }

  private let descriptor: FileDescriptor

  init() throws(Errno) {
    descriptor = try FileDescriptor { epoll_create1(Int32(EPOLL_CLOEXEC)) }
  }

  /// Starts to watch a descriptor, which later answers to `id`; closing it ends the watch.
  func add(_ number: Int32, id: UInt64, for events: Events) throws(Errno) {
    try control(EPOLL_CTL_ADD, number, id, events)
  }

  /// Changes what a descriptor is watched for.
  func modify(_ number: Int32, id: UInt64, for events: Events) throws(Errno) {
    try control(EPOLL_CTL_MOD, number, id, events)
  }

  /// Ends the watch on a descriptor that stays open.
  func remove(_ number: Int32) throws(Errno) {
    try control(EPOLL_CTL_DEL, number, 0, [])
  }

  /// Waits until a descriptor is ready or `timeout` has passed; nil waits for ever.
  func wait(_ found: inout Found, timeout: Duration?) throws(Errno) {
    try found.wait(on: descriptor, milliseconds: timeout.map(Self.milliseconds) ?? -1)
  }

  /// Rounds up: waking before a deadline would mean waiting again for the rest.
  private static func milliseconds(_ duration: Duration) -> Int32 {
    guard duration > .zero else { return 0 }
    let (seconds, attoseconds) = duration.components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  private func control(
    _ operation: Int32, _ number: Int32, _ id: UInt64, _ events: Events
  ) throws(Errno) {
    var event = unsafe epoll_event(events: events.rawValue, data: epoll_data_t(u64: id))
    try valueOrErrno { unsafe epoll_ctl(descriptor.number, operation, number, &event) }
  }
}
