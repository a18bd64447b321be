extension Bitmap {
  /// Moves each pixel by `weight` of 256 towards the colour that `ramp` has for its brightness.
  ///
  /// - Parameter ramp: Colours from dark to light, at least two.
  package mutating func tint(_ ramp: [Color], weight: Int) {
    precondition(ramp.count >= 2, "a ramp has two ends")
    let colors = (0..<256).map { luma in
      let position = luma * (ramp.count - 1) * 256 / 255
      let index = min(position >> 8, ramp.count - 2)
      return ramp[index].mixed(with: ramp[index + 1], weight: position - index << 8)
    }
    var picture = pixels.mutableSpan
    for pixel in 0..<picture.count / 4 {
      let color = picture.color(at: pixel)
      picture.setColor(
        at: pixel,
        to: color.mixed(with: colors[color.luma], weight: weight).withAlpha(color.alpha))
    }
  }

  /// Makes the colour of transparent pixels black, which hides nothing and packs better.
  package mutating func clearTransparentPixels() {
    var picture = pixels.mutableSpan
    for pixel in 0..<picture.count / 4 where picture[pixel * 4 + 3] == 0 {
      picture.setColor(at: pixel, to: .clear)
    }
  }
}
