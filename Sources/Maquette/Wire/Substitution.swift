// With the standard library's `firstRange` and `replacing` its engine for regular expressions would come into the
// program, and be loaded at every start.

extension StringProtocol {
  /// Where the bytes of `text` first stand; nil where they do not, or are none.
  func firstOccurrence(of text: String) -> Range<Index>? {
    guard let first = text.utf8.first else { return nil }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return start..<rest.index(start, offsetBy: text.utf8.count) }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The text with `replacement` wherever the bytes of `text` stand.
  func substituting(_ replacement: String, for text: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstOccurrence(of: text) {
      result += rest[..<range.lowerBound] + replacement
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
