extension Bitmap {
  /// Fills the part of `region` that lies in the picture.
  ///
  /// The colour's alpha is its opacity; the pixels below keep theirs.
  package mutating func fill(_ region: Region, color: Color) {
    let glaze = Glaze(color)
    let clip = region.clamped(to: bounds)
    let width = width
    var picture = pixels.mutableSpan
    for row in clip.rows {
      let first = row * width
      glaze.cover(first + clip.columns.lowerBound..<first + clip.columns.upperBound, of: &picture)
    }
  }

  /// Copies the part of the picture in `region`.
  ///
  /// - Precondition: the region lies in the picture and has at least one pixel.
  package func cropped(to region: Region) -> Bitmap {
    var cropped: [UInt8] = []
    cropped.reserveCapacity(region.width * region.height * 4)
    for row in region.rows {
      let first = (row * width + region.columns.lowerBound) * 4
      cropped += pixels[first..<first + region.width * 4]
    }
    return Bitmap(width: region.width, height: region.height, pixels: cropped)
  }

  /// Copies `picture` over the pixels of `region`, alpha included.
  ///
  /// - Precondition: the region lies in the picture and has the size of `picture`.
  package mutating func replace(_ region: Region, with picture: Bitmap) {
    precondition(
      region.width == picture.width && region.height == picture.height, "a picture of the region's size")
    for row in 0..<picture.height {
      let first = ((region.rows.lowerBound + row) * width + region.columns.lowerBound) * 4
      let count = picture.width * 4
      pixels.replaceSubrange(first..<first + count, with: picture.pixels[row * count..<(row + 1) * count])
    }
  }

  /// The same picture with so many rows of one colour below.
  package func extended(rows: Int, color: Color) -> Bitmap {
    guard rows > 0 else { return self }
    let below = Bitmap(width: width, height: rows, color: color)
    return Bitmap(width: width, height: height + rows, pixels: pixels + below.pixels)
  }
}
