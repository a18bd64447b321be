import Raster

extension Painter {
  /// Paints a picture like its source: other hues, another cut, perhaps mirrored, and a few faint shapes.
  static func paintVariation(_ scene: Scene, of source: Bitmap) -> Bitmap {
    var seed = scene.seed.derived("variation")
    let cut = source.bounds.centered(aspectWidth: scene.width, aspectHeight: scene.height)
      .closer(percent: seed.next(in: 76..<93), seed: seed.derived("cut"))
    let view = source.scaled(cut, toWidth: scene.width, height: scene.height)
    var canvas = Canvas(prepare(view, for: scene), for: scene)
    if seed.next(in: 0..<2) == 1 { canvas.bitmap.mirror() }
    canvas.bitmap.rotateHue(by: Angle(degrees: seed.next(in: 30..<331)))
    // Turning hues leaves greys as they are.
    canvas.bitmap.tint(canvas.palette.duotone, weight: 80)
    canvas.paintAccents()
    canvas.bitmap.clearTransparentPixels()
    return canvas.bitmap
  }
}

extension Region {
  /// A part with `percent` of each side, somewhere inside.
  fileprivate func closer(percent: Int, seed: Seed) -> Region {
    var seed = seed
    let size = (width: max(1, width * percent / 100), height: max(1, height * percent / 100))
    let left = columns.lowerBound + seed.next(in: 0..<width - size.width + 1)
    let top = rows.lowerBound + seed.next(in: 0..<height - size.height + 1)
    return Region(columns: left..<left + size.width, rows: top..<top + size.height)
  }
}
