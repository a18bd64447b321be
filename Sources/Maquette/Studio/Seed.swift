/// A stream of numbers that depends on nothing but the bytes it was made from, on any machine, for ever.
///
/// A key is FNV-1a (64 bits) of the bytes, mixed once. The numbers are SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014) started at the key. Swift's `Hasher` and
/// `random(in:using:)` promise neither.
struct Seed: Sendable, Hashable {
  private let key: UInt64
  private var state: UInt64

  /// Makes a stream from any bytes, such as a digest.
  init(bytes: some Sequence<UInt8>) {
    self.init(key: Seed.mixed(Seed.hash(bytes)))
  }

  private init(key: UInt64) {
    self.key = key
    state = key
  }

  /// Draws the next number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Seed.mixed(state)
  }

  /// Draws a number from `range`, each as likely as the others but for one part in 2⁶⁴ divided by its size.
  ///
  /// - Precondition: the range is not empty.
  mutating func next(in range: Range<Int>) -> Int {
    precondition(!range.isEmpty, "nothing to draw from")
    let size = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
    return range.lowerBound &+ Int(truncatingIfNeeded: next().multipliedFullWidth(by: size).high)
  }

  /// Draws an element of `choices`, which must not be empty.
  mutating func next<Element>(of choices: [Element]) -> Element {
    choices[next(in: 0..<choices.count)]
  }

  /// A stream of its own for the feature called `label`.
  ///
  /// It does not depend on what was drawn before, so that one feature's draws never disturb another's.
  func derived(_ label: String) -> Seed {
    Seed(key: Seed.mixed(key ^ Seed.mixed(Seed.hash(label.utf8))))
  }

  /// A stream of its own for the `index`th of several like features.
  func derived(_ index: Int) -> Seed {
    Seed(key: Seed.mixed(key &+ Seed.mixed(UInt64(bitPattern: Int64(index)) ^ 0x6A09_E667_F3BC_C908)))
  }

  /// FNV-1a with 64 bits.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// The output function of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
