/// The pieces of a text between which no bytes are joined to a token: `o200k_base`'s pattern, matched by hand.
///
/// The pattern (tiktoken's `openai_public.py`) is tried again after each match, and its alternatives are tried in
/// order. Each is a function here, which gives the end of its match. Every character is matched by one of them, so
/// that the pieces are the whole text. In what the functions say they match,
///
/// * `U` stands for `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`,
/// * `L` for `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`,
/// * `C` for `(?i:'s|'t|'re|'ve|'m|'ll|'d)?`.
struct TextPieces {
  private let text: [Unicode.Scalar]
  private let classes: [CharacterClass]

  /// Where the next piece starts, in characters and in bytes.
  private var (position, byteOffset) = (0, 0)

  init(_ text: String) {
    self.text = Array(text.unicodeScalars)
    classes = self.text.map(CharacterClass.init)
  }
}

extension TextPieces: IteratorProtocol {
  /// Where the next piece is in the text's UTF-8.
  mutating func next() -> Range<Int>? {
    guard position < text.count else { return nil }
    let (start, firstByte) = (position, byteOffset)
    position =
      word(start) ?? capitals(start) ?? number(start) ?? symbols(start) ?? lineBreaks(start)
      ?? spaceBeforeSpace(start) ?? run(start, \.isSpace)
    for character in text[start..<position] { byteOffset += UTF8.width(character) }
    return firstByte..<byteOffset
  }
}

// MARK: - Alternatives

extension TextPieces {
  /// A word that does not end in a capital: `[^\r\n\p{L}\p{N}]?U*L+C`.
  private func word(_ start: Int) -> Int? {
    let opened = classes[start].opensWord ? bareWord(start + 1) : nil
    return (opened ?? bareWord(start)).map(contraction)
  }

  /// The letters of such a word: `U*L+`.
  private func bareWord(_ start: Int) -> Int? {
    let middle = run(start, \.isUpper)
    let end = run(middle, \.isLower)
    if end > middle { return end }
    // The first run gives back what it took, down to a character that the second takes, too.
    return classes[start..<middle].lastIndex(where: \.isLower).map { $0 + 1 }
  }

  /// A word in capitals: `[^\r\n\p{L}\p{N}]?U+L*C`.
  ///
  /// Where `word` did not match, nothing of the second run follows the first.
  private func capitals(_ start: Int) -> Int? {
    let first = classes[start].opensWord ? start + 1 : start
    let end = run(first, \.isUpper)
    return end > first ? contraction(end) : nil
  }

  /// A contracted word, or nothing: `C`.
  private func contraction(_ start: Int) -> Int {
    guard start + 1 < text.count, text[start] == "'" else { return start }
    switch (text[start + 1], start + 2 < text.count ? text[start + 2] : nil) {
    // The long s is an s to whoever ignores case.
    case ("s", _), ("S", _), ("\u{17F}", _), ("t", _), ("T", _), ("m", _), ("M", _), ("d", _), ("D", _):
      return start + 2
    case ("r", "e"), ("r", "E"), ("R", "e"), ("R", "E"), ("v", "e"), ("v", "E"), ("V", "e"), ("V", "E"),
      ("l", "l"), ("l", "L"), ("L", "l"), ("L", "L"):
      return start + 3
    default:
      return start
    }
  }

  /// Digits, at most three: `\p{N}{1,3}`.
  private func number(_ start: Int) -> Int? {
    let end = classes[start..<min(start + 3, classes.count)].prefix(while: \.isNumber).endIndex
    return end > start ? end : nil
  }

  /// Punctuation and the line breaks after it: ` ?[^\s\p{L}\p{N}]+[\r\n/]*`.
  private func symbols(_ start: Int) -> Int? {
    let first = text[start] == " " ? start + 1 : start
    var end = run(first, \.isSymbol)
    guard end > first else { return nil }
    while end < text.count, classes[end] == .newline || text[end] == "/" { end += 1 }
    return end
  }

  /// White space up to its last line break: `\s*[\r\n]+`.
  private func lineBreaks(_ start: Int) -> Int? {
    classes[start..<run(start, \.isSpace)].lastIndex(of: .newline).map { $0 + 1 }
  }

  /// White space but for the last of it, which goes with what follows: `\s+(?!\S)`.
  private func spaceBeforeSpace(_ start: Int) -> Int? {
    let end = run(start, \.isSpace)
    if end == classes.count { return end }
    return end - 1 > start ? end - 1 : nil
  }

  /// Where the characters from `start` on for which `isPart` holds end.
  private func run(_ start: Int, _ isPart: (CharacterClass) -> Bool) -> Int {
    var end = start
    while end < classes.count, isPart(classes[end]) { end += 1 }
    return end
  }
}
