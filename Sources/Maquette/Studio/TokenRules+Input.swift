extension TokenRules.InputPictures {
  /// Tokens of one picture of `size` (real-api.md, 6.5).
  func tokens(of size: PixelSize, fidelity: InputFidelity) -> Int {
    switch self {
    case .tiles: 65 + 129 * Self.tiles(size) + (fidelity == .high ? Self.detail(size) : 0)
    case .patches: Self.patches(size)
    }
  }

  /// Text tokens that frame one picture of `size` (real-api.md, 6.4).
  ///
  /// Of tiles 16 for the first, and about 10.5 for each one more.
  func textTokens(of size: PixelSize) -> Int {
    switch self {
    case .tiles: 16 + 21 * (Self.tiles(size) - 1) / 2
    case .patches(let text): text
    }
  }

  /// Number of 512-pixel squares that cover the picture when its short edge is scaled to one.
  private static func tiles(_ size: PixelSize) -> Int {
    size.longEdge.dividedUp(by: size.shortEdge)
  }

  /// What `input_fidelity: high` adds.
  private static func detail(_ size: PixelSize) -> Int {
    size.width == size.height ? 4160 : 6240
  }

  /// Number of 16-pixel squares that cover the picture as gpt-image-2 scales it.
  ///
  /// The long edge is scaled to 512 pixels, but not up, and not by less than a half; the short edge is then at least
  /// a third of it. Of more than 1,536 squares, as many rows and columns are left as give that number at the
  /// picture's shape, rounded down.
  private static func patches(_ size: PixelSize) -> Int {
    let most = 1536
    let (scale, divisor) =
      size.longEdge <= 512 ? (1, 1) : size.longEdge < 1024 ? (512, size.longEdge) : (1, 2)
    // Thrice the edges, so that the third is exact.
    let (long, short) = (3 * size.longEdge, max(3 * size.shortEdge, size.longEdge))
    let (columns, rows) = (
      (long * scale).dividedUp(by: 48 * divisor), (short * scale).dividedUp(by: 48 * divisor)
    )
    guard columns * rows > most else { return columns * rows }
    return (most * long / short).squareRoot * (most * short / long).squareRoot
  }
}

extension Int {
  /// The quotient of two positive integers, rounded up.
  fileprivate func dividedUp(by divisor: Int) -> Int {
    (self + divisor - 1) / divisor
  }

  /// The square root of a small integer, rounded down.
  fileprivate var squareRoot: Int { Int(Double(self).squareRoot()) }
}
