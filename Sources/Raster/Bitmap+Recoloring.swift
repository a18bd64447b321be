extension Bitmap {
  /// Turns all hues by an angle and leaves brightness as it is.
  ///
  /// The matrix is that of `hueRotate` in CSS Filter Effects, section 9.6 (feColorMatrix), in 16384ths.
  package mutating func rotateHue(by angle: Angle) {
    let matrix = HueRotation(angle)
    var picture = pixels.mutableSpan
    for pixel in 0..<picture.count / 4 {
      picture.setColor(at: pixel, to: matrix.apply(to: picture.color(at: pixel)))
    }
  }

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

  /// Swaps left and right.
  package mutating func mirror() {
    let width = width
    var picture = pixels.mutableSpan
    for first in stride(from: 0, to: picture.count / 4, by: width) {
      for column in 0..<width / 2 {
        let left = picture.color(at: first + column)
        picture.setColor(at: first + column, to: picture.color(at: first + width - 1 - column))
        picture.setColor(at: first + width - 1 - column, to: left)
      }
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

/// A matrix that turns hues, in 16384ths.
private struct HueRotation {
  private let red: (Int, Int, Int)
  private let green: (Int, Int, Int)
  private let blue: (Int, Int, Int)

  init(_ angle: Angle) {
    let cosine = angle.cosine
    let sine = angle.sine
    func term(_ luma: Int, _ cosineShare: Int, _ sineShare: Int) -> Int {
      (luma * Angle.one + cosineShare * cosine + sineShare * sine) / 1000
    }
    red = (term(213, 787, -213), term(715, -715, -715), term(72, -72, 928))
    green = (term(213, -213, 143), term(715, 285, 140), term(72, -72, -283))
    blue = (term(213, -213, -787), term(715, -715, 715), term(72, 928, 72))
  }

  func apply(to color: Color) -> Color {
    func channel(_ row: (Int, Int, Int)) -> UInt8 {
      let sum = row.0 &* Int(color.red) &+ row.1 &* Int(color.green) &+ row.2 &* Int(color.blue)
      return UInt8(clamping: (sum &+ Angle.one / 2) &>> 14)
    }
    return Color(red: channel(red), green: channel(green), blue: channel(blue), alpha: color.alpha)
  }
}
