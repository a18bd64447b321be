import Raster

extension Painter {
  /// Paints a picture like its source: another cut, perhaps mirrored, in a slightly other light, and with a
  /// few shapes in the source's own colours.
  static func paintVariation(of source: Bitmap, _ scene: Scene, margin: Int) -> Canvas {
    var seed = scene.seed.derived("variation")
    let palette = Palette(of: source)
    let (width, height) = (scene.width, scene.height - margin)
    let cut = source.bounds.centered(aspectWidth: width, aspectHeight: height)
      .closer(percent: seed.next(in: 76..<93), seed: seed.derived("cut"))
    let view = source.scaled(cut, toWidth: width, height: height)
    var ground = grounded(view, for: scene) { Bitmap(width: width, height: height, gradient: palette.ground) }
    if seed.next(in: 0..<2) == 1 { ground.mirror() }
    var canvas = Canvas(ground, margin: margin, palette: palette, for: scene)
    let light = seed.next(of: [palette.paper, palette.ink, palette.accents[0]])
    canvas.bitmap.fill(canvas.bounds, color: light.withAlpha(UInt8(seed.next(in: 20..<64))))
    canvas.paintAccents()
    if scene.background == .transparent { canvas.bitmap.clearTransparentPixels() }
    return canvas
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
