/// First in, first out, each in constant time on average: two stacks, one poured into the other when empty.
struct Queue<Element> {
  private var arrived: [Element] = []
  private var leaving: [Element] = []

  mutating func append(_ element: Element) {
    arrived.append(element)
  }

  mutating func popFirst() -> Element? {
    if leaving.isEmpty {
      leaving = arrived.reversed()
      arrived = []
    }
    return leaving.popLast()
  }
}
