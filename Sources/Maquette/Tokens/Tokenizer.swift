/// Text in tokens of the vocabulary `o200k_base`, as tiktoken's `encode_ordinary` has them.
enum Tokenizer {
  /// Longest text that is counted to its end, in characters: the longest prompt of any model.
  private static let countedLength = 32_000

  /// The tokens of `text`, by their ranks; the names of special tokens are ordinary text.
  static func tokens(of text: String) -> [UInt32] {
    var encoding = BytePairEncoding()
    let bytes = Array(text.utf8)
    var pieces = TextPieces(text)
    while let piece = pieces.next() { encoding.append(bytes.span.extracting(piece)) }
    return encoding.tokens
  }

  /// Number of tokens of `text`.
  ///
  /// A text that is longer than any prompt, as the contract profile takes it, counts in proportion to its start.
  static func count(_ text: String) -> Int {
    let start = String(text.unicodeScalars.prefix(countedLength))
    let count = tokens(of: start).count
    let (counted, all) = (start.utf8.count, text.utf8.count)
    return counted == all ? count : count * all / counted
  }
}
