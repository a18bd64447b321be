extension Lettering {
  /// Sets a text in at most so many lines of a width in pixels, broken at words.
  ///
  /// A word longer than a line is broken anywhere. A text that does not fit is shortened in the middle, where
  /// an ellipsis stands: its beginning and its end stay readable. Of a long text only what can fit is looked
  /// at. There are no lines if not even one letter fits.
  package func paragraph(_ text: String, width: Int, lines: Int) -> [Line] {
    let measure = units(pixels: width)
    guard lines > 0, measure > 0 else { return [] }
    let count = min(lines, Lettering.mostLines)
    let length = count * measure
    let (start, end) = text.ends(scalars: length / Glyph.leastAdvance + 64)
    let composition = Composition(
      start: letters(start, limit: end == nil ? .max : length), end: end.map { letters($0) },
      ellipsis: letters(" … "),
      measure: measure, count: count)
    return composition.lines.map { Line(letters: $0, lettering: self) }
  }

  /// More lines than any picture has room for.
  private static let mostLines = 65536
}

extension Glyph {
  /// The advance of the narrowest letters.
  fileprivate static let leastAdvance = 28
}

extension String {
  /// The whole text, or its start and its end if it is longer than twice so many scalars.
  ///
  /// The ends are texts of their own, so that a cluster of thousands of marks is not looked at as a whole.
  fileprivate func ends(scalars count: Int) -> (start: String, end: String?) {
    let scalars = unicodeScalars
    guard let first = scalars.index(startIndex, offsetBy: count, limitedBy: endIndex),
      let last = scalars.index(endIndex, offsetBy: -count, limitedBy: startIndex), first < last
    else { return (self, nil) }
    return (String(scalars[..<first]), String(scalars[last...]))
  }
}

/// Letters being divided into lines.
private struct Composition {
  /// The whole text, or its start.
  let start: [Letter]

  /// The end of a text that is certainly too long.
  let end: [Letter]?

  /// An ellipsis with a space on both sides.
  let ellipsis: [Letter]

  /// The length of a line in units of a glyph.
  let measure: Int

  /// The most lines there may be.
  let count: Int

  var lines: [[Letter]] {
    var rest = start[...]
    let lines = takeLines(count, from: &rest)
    return end == nil && rest.isEmpty ? lines : shortened
  }

  /// Full lines from the start and from the end, and one line in the middle that has something of both.
  private var shortened: [[Letter]] {
    let room = measure - ellipsis.advance
    guard room >= 0 else { return [] }
    let below = (count - 1) / 2
    let above = count - 1 - below
    var rest = start[...]
    let firstLines = takeLines(above, from: &rest)
    let head = take(from: &rest, limit: room / 2, breakingWords: above == 0)
    var backwards = ArraySlice((end ?? Array(rest)).reversed())
    let lastLines = takeLines(below, from: &backwards)
    let tail = take(from: &backwards, limit: room - head.advance, breakingWords: below == 0)

    // Where a word is cut off, the ellipsis touches it.
    let before = head.isEmpty || rest.first?.isSpace == false ? 1 : 0
    let after = tail.isEmpty || backwards.first?.isSpace == false ? 1 : 0
    let middle = head + ellipsis.dropFirst(before).dropLast(after) + tail.reversed()
    return firstLines + [middle] + lastLines.reversed().map { $0.reversed() }
  }

  /// Takes at most so many lines from the front.
  private func takeLines(_ count: Int, from rest: inout ArraySlice<Letter>) -> [[Letter]] {
    var lines: [[Letter]] = []
    while lines.count < count {
      let line = take(from: &rest, limit: measure, breakingWords: true)
      if line.isEmpty { break }
      lines.append(line)
    }
    return lines
  }

  /// Takes the words from the front that fit into `limit`, without the space after them.
  ///
  /// A word that no line could hold is taken in part; so is the first word, if `breakingWords`.
  private func take(from rest: inout ArraySlice<Letter>, limit: Int, breakingWords: Bool) -> [Letter] {
    rest = rest.drop(while: \.isSpace)
    guard let overflow = rest.firstIndex(beyond: limit) else {
      defer { rest = [] }
      return rest.last?.isSpace == true ? rest.dropLast() : Array(rest)
    }
    var end = rest[...overflow].lastIndex(where: \.isSpace) ?? rest.startIndex
    let word = rest[end...].drop(while: \.isSpace).prefix { !$0.isSpace }
    if word.firstIndex(beyond: measure) != nil || breakingWords && end == rest.startIndex { end = overflow }
    defer { rest = rest[end...] }
    let taken = rest[..<end]
    return taken.last?.isSpace == true ? taken.dropLast() : Array(taken)
  }
}

extension ArraySlice<Letter> {
  /// The first letter that does not end within `limit` any more; spaces may stick out.
  fileprivate func firstIndex(beyond limit: Int) -> Int? {
    var width = 0
    return firstIndex { letter in
      width += letter.advance
      return width > limit && !letter.isSpace
    }
  }
}
