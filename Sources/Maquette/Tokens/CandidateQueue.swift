/// Two neighbours that can be joined to the token `rank`, the first of them at `offset` of the piece.
struct Candidate: Sendable {
  private let key: UInt64

  init(rank: UInt32, offset: Int) {
    key = UInt64(rank) << 32 | UInt64(UInt32(truncatingIfNeeded: offset))
  }

  var rank: UInt32 { UInt32(key >> 32) }
  var offset: Int { Int(key & 0xFFFF_FFFF) }
}

extension Candidate: Comparable {
  /// The lower rank is first, and of equal ranks the one further left.
  static func < (a: Candidate, b: Candidate) -> Bool { a.key < b.key }
}

/// A binary heap of candidates, the first one on top.
struct CandidateQueue {
  private var heap: [Candidate] = []

  mutating func insert(_ candidate: Candidate) {
    heap.append(candidate)
    rise(candidate, from: heap.count - 1)
  }

  /// Takes the first candidate out; nil when there is none.
  mutating func popFirst() -> Candidate? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty { rise(last, from: sinkHole()) }
    return first
  }

  /// Fills the top from below, and the place that falls empty thereby, down to the bottom, which is returned.
  private mutating func sinkHole() -> Int {
    var heap = heap.mutableSpan
    var hole = 0
    while 2 * hole + 2 < heap.count {
      let left = 2 * hole + 1
      let child = heap[left + 1] < heap[left] ? left + 1 : left
      heap[hole] = heap[child]
      hole = child
    }
    guard 2 * hole + 1 < heap.count else { return hole }
    heap[hole] = heap[2 * hole + 1]
    return 2 * hole + 1
  }

  /// Puts `candidate` into the empty place at `start`, or as far above it as it belongs.
  private mutating func rise(_ candidate: Candidate, from start: Int) {
    var heap = heap.mutableSpan
    var hole = start
    while hole > 0, candidate < heap[(hole - 1) / 2] {
      heap[hole] = heap[(hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    heap[hole] = candidate
  }
}
