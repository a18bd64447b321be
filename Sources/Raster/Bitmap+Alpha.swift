extension Bitmap {
  /// Whether the alpha of every pixel is 255.
  package var isOpaque: Bool {
    // To the end even if the first pixel is clear: a loop without a way out is vectorised.
    let channels = pixels.span
    var common: UInt8 = 255
    for pixel in 0..<channels.count / 4 { common &= channels[pixel &* 4 &+ 3] }
    return common == 255
  }

  /// Whether the alpha of every pixel is 0.
  package var isClear: Bool {
    let channels = pixels.span
    var common: UInt8 = 0
    for pixel in 0..<channels.count / 4 { common |= channels[pixel &* 4 &+ 3] }
    return common == 0
  }

  /// The picture with every alpha 255, and its colours as they are.
  func madeOpaque() -> Bitmap {
    if isOpaque { return self }
    var opaque = self
    var channels = opaque.pixels.mutableSpan
    for pixel in 0..<channels.count / 4 { channels[pixel &* 4 &+ 3] = 255 }
    return opaque
  }

  /// Lays the picture over one opaque colour, so that nothing of it is transparent any more.
  ///
  /// Each channel is `(over * alpha + under * (255 - alpha)) / 255`, rounded to the nearest integer.
  package func flattened(over color: Color) -> Bitmap {
    precondition(color.alpha == 255, "what lies under a flattened picture is opaque")
    if isOpaque { return self }
    var flat = self
    var channels = flat.pixels.mutableSpan
    for pixel in 0..<channels.count / 4 {
      let offset = pixel &* 4
      let alpha = channels[offset &+ 3]
      channels[offset] = channels[offset].laid(over: color.red, alpha: alpha)
      channels[offset &+ 1] = channels[offset &+ 1].laid(over: color.green, alpha: alpha)
      channels[offset &+ 2] = channels[offset &+ 2].laid(over: color.blue, alpha: alpha)
      channels[offset &+ 3] = 255
    }
    return flat
  }
}

extension UInt8 {
  fileprivate func laid(over under: UInt8, alpha: UInt8) -> UInt8 {
    let sum = UInt32(self) * UInt32(alpha) + UInt32(under) * UInt32(255 - alpha)
    return UInt8(truncatingIfNeeded: (sum + 127) / 255)
  }
}
