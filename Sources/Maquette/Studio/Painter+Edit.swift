import Raster

extension Painter {
  /// Paints an edit: the first source is the ground, the others are insets.
  ///
  /// The source fills the result and is cut off equally at both sides when its shape differs.
  static func paintEdit(_ scene: Scene, of sources: [Bitmap], mask: Bitmap?) -> Bitmap {
    guard let first = sources.first else { return paintPrompt(scene) }
    let ground = prepare(first, for: scene)
    let insets = sources.dropFirst()
    guard let mask else { return rework(ground, insets: insets, scene) }
    return redraw(
      ground, where: mask.covering(width: scene.width, height: scene.height), insets: insets, scene)
  }

  /// The source at the size of the scene, and behind it a poster if the scene is to be opaque.
  static func prepare(_ source: Bitmap, for scene: Scene) -> Bitmap {
    var ground = source.covering(width: scene.width, height: scene.height)
    if scene.background == .opaque && !ground.isOpaque {
      var behind = paintPrompt(scene)
      behind.draw(ground, x: 0, y: 0)
      ground = behind
    }
    return ground
  }

  /// Paints a new picture, insets and all, into what the mask does not cover.
  ///
  /// The picture is composed for the area that is redrawn, so that even a small one shows all of it.
  private static func redraw(
    _ ground: Bitmap, where mask: Bitmap, insets: ArraySlice<Bitmap>, _ scene: Scene
  ) -> Bitmap {
    guard let area = mask.uncovered else { return ground }
    var patch = scene
    patch.width = area.width
    patch.height = area.height
    var painted = Canvas(paintPrompt(patch), for: scene)
    painted.place(insets)
    var redrawn = ground.cropped(to: area)
    redrawn.keep(mask.cropped(to: area), elsewhere: painted.bitmap)
    var result = ground
    result.replace(area, with: redrawn)
    return result
  }

  /// Tints the source in the palette of the seed and paints a few shapes over part of it.
  private static func rework(_ ground: Bitmap, insets: ArraySlice<Bitmap>, _ scene: Scene) -> Bitmap {
    var canvas = Canvas(ground, for: scene)
    canvas.bitmap.tint(canvas.palette.duotone, weight: 120)
    canvas.paintOverlay()
    canvas.place(insets)
    canvas.bitmap.clearTransparentPixels()
    return canvas.bitmap
  }
}
