extension TokenRules.OutputPictures {
  /// Tokens of `count` pictures, which are rounded together (real-api.md, 6.1 and 6.3).
  func tokens(of size: PixelSize, _ quality: Quality, count: Int) -> Int {
    switch self {
    case .table: count * Self.table(size, quality)
    case .formula(let patches): Self.formula(size, factor: patches.count(at: quality), count: count)
    }
  }

  /// Tokens of the partial pictures sent before one of `size` (real-api.md, 4 and 6.3).
  func tokens(ofPartials count: Int, of size: PixelSize) -> Int {
    switch self {
    case .table: 100 * count
    case .formula: Self.scaled(100 * count, to: size)
    }
  }

  /// Tokens of one picture of the gpt-image-1 family.
  private static func table(_ size: PixelSize, _ quality: Quality) -> Int {
    let row: (square: Int, portrait: Int, landscape: Int) =
      switch quality {
      case .low: (272, 408, 400)
      case .medium, .standard: (1056, 1584, 1568)
      case .high, .hd, .xhigh, .max, .auto: (4160, 6240, 6208)
      }
    if size.width == size.height { return row.square }
    return size.width < size.height ? row.portrait : row.landscape
  }

  /// Tokens of pictures that have `factor` patches along their long edge.
  private static func formula(_ size: PixelSize, factor: Int, count: Int) -> Int {
    // To the nearest integer, and a half up.
    let short = (2 * factor * size.shortEdge + size.longEdge) / (2 * size.longEdge)
    return scaled(count * factor * short, to: size)
  }

  /// As many times `tokens` as `size` has more than two million pixels, and half of them besides, rounded up.
  private static func scaled(_ tokens: Int, to size: PixelSize) -> Int {
    (tokens * (2_000_000 + size.area) + 3_999_999) / 4_000_000
  }
}

extension TokenRules.PatchCounts {
  fileprivate func count(at quality: Quality) -> Int {
    switch quality {
    case .low: low
    case .medium, .standard: medium
    case .high, .hd, .auto: high
    case .xhigh: xhigh ?? high
    case .max: max ?? high
    }
  }
}
