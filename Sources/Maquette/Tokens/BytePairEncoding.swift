/// Byte-pair encoding, of one piece of text after another.
///
/// Of all neighbours whose bytes together are a token, those of the lowest rank are joined, of equals the leftmost,
/// until no two are left that can be. A queue of candidates keeps this from taking quadratic time.
struct BytePairEncoding {
  /// A run of bytes that is a token, kept under the offset of its first byte.
  private struct Part {
    /// Offset of the part before.
    var previous: Int32

    /// Offset of the part after, or the piece's length.
    var next: Int32

    /// The token it is; nil for a single byte, which nothing was joined to.
    var token: UInt32?

    /// The token that it and the next part are together, if any.
    var joined: UInt32?
  }

  /// The tokens of all pieces so far.
  private(set) var tokens: [UInt32] = []

  // Kept from piece to piece for their storage.
  private var parts: [Part] = []
  private var candidates = CandidateQueue()

  /// Appends the tokens of a piece.
  mutating func append(_ piece: Span<UInt8>) {
    if let token = Vocabulary.token(piece) {
      tokens.append(token)
      return
    }
    parts.removeAll(keepingCapacity: true)
    for offset in piece.indices {
      parts.append(Part(previous: Int32(offset) - 1, next: Int32(offset) + 1))
    }
    for offset in piece.indices { offer(offset, of: piece) }
    while let candidate = candidates.popFirst() {
      // What was joined meanwhile has another rank now.
      if parts[candidate.offset].joined == candidate.rank { join(candidate.offset, of: piece) }
    }
    appendParts(of: piece)
  }

  private mutating func join(_ offset: Int, of piece: Span<UInt8>) {
    let second = Int(parts[offset].next)
    let next = parts[second].next
    parts[second].joined = nil
    parts[offset].next = next
    parts[offset].token = parts[offset].joined
    if next < piece.count { parts[Int(next)].previous = Int32(offset) }
    offer(offset, of: piece)
    if offset > 0 { offer(Int(parts[offset].previous), of: piece) }
  }

  /// Makes a candidate of the part at `offset` and the next, if together they are a token.
  private mutating func offer(_ offset: Int, of piece: Span<UInt8>) {
    let next = Int(parts[offset].next)
    let token = next < piece.count ? Vocabulary.token(piece.extracting(offset..<Int(parts[next].next))) : nil
    parts[offset].joined = token
    if let token { candidates.insert(Candidate(rank: token, offset: offset)) }
  }

  private mutating func appendParts(of piece: Span<UInt8>) {
    var offset = 0
    while offset < piece.count {
      let part = parts[offset]
      let next = Int(part.next)
      if let token = part.token ?? Vocabulary.token(piece.extracting(offset..<next)) { tokens.append(token) }
      offset = next
    }
  }
}
