import Foundation
import Synchronization
import Testing

@testable import Maquette

/// The same request has the same answer, whatever else an emulator is asked, and when.
struct DeterminismTests {
  private static let bodies = [
    #"{"prompt":"a","model":"gpt-image-1","size":"1024x1024","quality":"low"}"#,
    #"{"prompt":"a","model":"dall-e-2","size":"256x256","response_format":"b64_json","n":3}"#,
    #"{"prompt":"b","model":"dall-e-2","size":"256x256"}"#,
    #"{"prompt":"b","model":"gpt-image-2","size":"1024x640","output_format":"webp","background":"transparent"}"#,
    #"{"prompt":"c","model":"gpt-image-1","size":"1024x1024","quality":"low","output_format":"jpeg"}"#,
  ]

  private static func answers(_ emulator: Emulator, _ order: [Int]) -> [Int: HTTPResponse.Body] {
    Dictionary(
      order.map { ($0, emulator.post(.generations, json: bodies[$0]).body) }, uniquingKeysWith: { $1 })
  }

  @Test func `in any order, drawn or found`() {
    let emulator = Emulator()
    let first = Self.answers(emulator, [0, 1, 2, 3, 4])
    #expect(Self.answers(emulator, [4, 2, 3, 0, 1, 1]) == first)
    #expect(Self.answers(Emulator(), [3, 4, 1, 0, 2]) == first)
  }

  @Test func `on many threads at once`() {
    let emulator = Emulator()
    let alone = Self.answers(Emulator(), [0, 1, 2, 3, 4])
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 30) { turn in
      let index = turn % Self.bodies.count
      if emulator.post(.generations, json: Self.bodies[index]).body != alone[index] {
        wrong.withLock { $0 += 1 }
      }
    }
    #expect(wrong.withLock { $0 } == 0)
  }

  @Test func `a seed makes other pictures`() {
    let other = Self.answers(Emulator(Configuration(seed: 1)), [0, 1, 4])
    let usual = Self.answers(Emulator(), [0, 1, 4])
    for index in [0, 1, 4] { #expect(other[index] != usual[index]) }
  }
}
