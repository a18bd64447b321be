import Testing

@testable import MaquetteServer

struct DeadlineHeapTests {
  private let start = Instant.now

  private func instant(_ seconds: Int) -> Instant { start.advanced(by: .seconds(seconds)) }

  @Test func `gives the earliest first and only when due`() {
    var heap = DeadlineHeap<String>()
    heap.set(instant(3), for: "c")
    heap.set(instant(1), for: "a")
    heap.set(instant(2), for: "b")
    #expect(heap.earliest == instant(1))
    #expect(heap.popDue(at: instant(0)) == nil)
    #expect(heap.popDue(at: instant(2)) == "a")
    #expect(heap.popDue(at: instant(2)) == "b")
    #expect(heap.popDue(at: instant(2)) == nil)
    #expect(heap.earliest == instant(3))
  }

  @Test func `keeps one deadline for each`() {
    var heap = DeadlineHeap<String>()
    heap.set(instant(1), for: "a")
    heap.set(instant(2), for: "b")
    heap.set(instant(3), for: "a")
    #expect(heap.count == 2)
    #expect(heap.popDue(at: instant(9)) == "b")
    #expect(heap.popDue(at: instant(9)) == "a")
    #expect(heap.popDue(at: instant(9)) == nil)
  }

  @Test func `forgets what is removed`() {
    var heap = DeadlineHeap<String>()
    heap.set(instant(1), for: "a")
    heap.remove("a")
    heap.remove("never there")
    #expect(heap.count == 0)
    #expect(heap.earliest == nil)
  }

  @Test(arguments: 0..<20)
  func `agrees with a sorted list`(seed: Int) {
    var state = UInt64(seed)
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var heap = DeadlineHeap<Int>()
    var model: [Int: Int] = [:]
    for _ in 0..<500 {
      let id = random(40)
      if random(3) == 0 {
        heap.remove(id)
        model[id] = nil
      } else {
        // Deadlines of different identifiers differ, so that there is one right order.
        let seconds = random(1000) * 40 + id
        heap.set(instant(seconds), for: id)
        model[id] = seconds
      }
      #expect(heap.earliest == model.values.min().map(instant))
      #expect(heap.count == model.count)
    }
    var popped: [Int] = []
    while let id = heap.popDue(at: instant(100_000)) { popped.append(id) }
    #expect(popped == model.keys.sorted { model[$0, default: 0] < model[$1, default: 0] })
  }
}
