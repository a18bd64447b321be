extension Bitmap {
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
}
