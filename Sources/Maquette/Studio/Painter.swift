import Raster

/// Paints scenes, in whole numbers only, so that a scene has the same pixels on every machine.
enum Painter {
  /// Paints a scene at its size.
  static func paint(_ scene: Scene) -> Bitmap {
    switch scene.subject {
    case .prompt:
      paintPrompt(scene)
    case .edit(let sources, let mask):
      paintEdit(scene, of: sources, mask: mask)
    case .variation(let source):
      paintVariation(scene, of: source)
    }
  }

  /// Paints a poster, or on a transparent background one that is cut out along a round shape.
  static func paintPrompt(_ scene: Scene) -> Bitmap {
    var canvas = Canvas(poster: scene)
    canvas.paintComposition()
    if scene.background == .transparent { canvas.cutOut() }
    return canvas.bitmap
  }
}
