/// The hash function SHA-256 (FIPS 180-4, 6.2), fed in any number of pieces.
struct SHA256: Sendable {
  /// The hash value so far, H of 6.2.
  private var state: [8 of UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// The bytes that do not fill a block of 64 yet.
  private var pending: [UInt8] = []

  /// Length of the message so far, in bytes.
  private var count: UInt64 = 0

  init() {}

  /// The hash of `bytes`, 32 bytes.
  ///
  /// - Parameter windowSize: how many bytes are gone through before their memory is released.
  static func hash(_ bytes: Bytes, windowSize: Int = Bytes.windowSize) -> [UInt8] {
    var hash = SHA256()
    bytes.withSpan { span in
      for window in bytes.windows(of: windowSize) { hash.update(span.extracting(window)) }
    }
    return hash.finalize()
  }

  /// Adds `bytes` to the message.
  mutating func update(_ bytes: [UInt8]) {
    update(bytes.span)
  }

  /// Adds `bytes` to the message.
  mutating func update(_ bytes: Span<UInt8>) {
    count += UInt64(bytes.count)
    var offset = 0
    while !pending.isEmpty, offset < bytes.count {
      pending.append(bytes[offset])
      offset += 1
      if pending.count == 64 {
        state = Self.compress(state, with: pending.span, at: 0)
        pending.removeAll(keepingCapacity: true)
      }
    }
    while offset + 64 <= bytes.count {
      state = Self.compress(state, with: bytes, at: offset)
      offset += 64
    }
    guard offset < bytes.count else { return }
    // Room for the padding too.
    pending.reserveCapacity(128)
    while offset < bytes.count {
      pending.append(bytes[offset])
      offset += 1
    }
  }

  /// The hash of the message, 32 bytes.
  consuming func finalize() -> [UInt8] {
    // 5.1.1: a one, as many zeros as fill a block, and the length in bits.
    pending.append(0x80)
    pending.append(contentsOf: repeatElement(0, count: (120 - pending.count % 64) % 64))
    Self.append(count * 8, to: &pending)
    for offset in stride(from: 0, to: pending.count, by: 64) {
      state = Self.compress(state, with: pending.span, at: offset)
    }
    var hash: [UInt8] = []
    hash.reserveCapacity(32)
    for index in state.indices { Self.append(state[index], to: &hash) }
    return hash
  }

  /// Adds the bytes of `word`, most significant first.
  private static func append(_ word: some FixedWidthInteger, to bytes: inout [UInt8]) {
    for shift in stride(from: word.bitWidth - 8, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}

extension SHA256 {
  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes, K of 4.2.2.
  private static let constants: [64 of UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]

  /// The hash value after the 64 bytes of `bytes` from `start` on; names as in 6.2.2.
  private static func compress(
    _ state: [8 of UInt32], with bytes: Span<UInt8>, at start: Int
  ) -> [8 of UInt32] {
    let block = bytes.extracting(start..<start + 64)
    var schedule = [64 of UInt32](repeating: 0)
    for t in 0..<16 {
      schedule[t] =
        UInt32(block[4 * t]) << 24 | UInt32(block[4 * t + 1]) << 16
        | UInt32(block[4 * t + 2]) << 8 | UInt32(block[4 * t + 3])
    }
    for t in 16..<64 {
      let (w2, w15) = (schedule[t - 2], schedule[t - 15])
      let sigma0 = rotate(w15, 7) ^ rotate(w15, 18) ^ w15 >> 3
      let sigma1 = rotate(w2, 17) ^ rotate(w2, 19) ^ w2 >> 10
      schedule[t] = sigma1 &+ schedule[t - 7] &+ sigma0 &+ schedule[t - 16]
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let choice = e & f ^ ~e & g
      let t1 = h &+ sum1 &+ choice &+ constants[t] &+ schedule[t]
      let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let majority = a & b ^ a & c ^ b & c
      let t2 = sum0 &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
    }
    return [
      state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d,
      state[4] &+ e, state[5] &+ f, state[6] &+ g, state[7] &+ h,
    ]
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 - count)
  }
}
