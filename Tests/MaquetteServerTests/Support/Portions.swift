/// Ways to cut the same bytes into the portions in which a socket might deliver them.
enum Portions: CustomStringConvertible, CaseIterable {
  case whole
  case singleBytes
  case pairs
  case random

  var description: String {
    switch self {
    case .whole: "whole"
    case .singleBytes: "byte by byte"
    case .pairs: "two bytes at a time"
    case .random: "at random"
    }
  }

  /// The cuts of `bytes`: one for the regular ways, many for the random one.
  func cuts(_ bytes: [UInt8]) -> [[[UInt8]]] {
    switch self {
    case .whole: [[bytes]]
    case .singleBytes: [cut(bytes) { 1 }]
    case .pairs: [cut(bytes) { 2 }]
    case .random:
      (0..<50).map { seed in
        var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
        return cut(bytes) {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Int(state >> 33) % 24 + 1
        }
      }
    }
  }

  private func cut(_ bytes: [UInt8], _ size: () -> Int) -> [[UInt8]] {
    var portions: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      portions.append(Array(rest.prefix(size())))
      rest = rest.dropFirst(portions[portions.count - 1].count)
    }
    return portions
  }
}
