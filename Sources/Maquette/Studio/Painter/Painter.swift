import Raster

/// Paints scenes, in whole numbers only, so that a scene has the same pixels on every machine.
enum Painter {
  /// Paints a scene at its size.
  static func paint(_ scene: Scene) -> Bitmap {
    if case .edit(let sources, let mask?) = scene.subject, let source = sources.first {
      return paintRedrawn(source, where: mask, insets: sources.dropFirst(), scene)
    }
    let plate = scene.caption.flatMap { Plate($0, for: scene) }
    var canvas = paintSubject(scene, margin: plate?.height ?? 0)
    canvas.leaveUnfinished(scene)
    plate?.draw(on: &canvas.bitmap, in: canvas.bitmap.bounds, palette: canvas.palette)
    if scene.rendering == .realistic { canvas.addGrain() }
    return canvas.bitmap
  }

  /// Paints all but the lowest `margin` rows, where the caption will be.
  private static func paintSubject(_ scene: Scene, margin: Int) -> Canvas {
    switch scene.subject {
    case .prompt: paintPrompt(scene, margin: margin)
    case .edit(let sources, mask: _): paintReworked(sources, scene, margin: margin)
    case .variation(let source): paintVariation(of: source, scene, margin: margin)
    }
  }

  /// Paints a new picture, or on a transparent background one that is cut out along a round shape.
  static func paintPrompt(_ scene: Scene, margin: Int) -> Canvas {
    var canvas = Canvas(for: scene, margin: margin)
    if scene.rendering == .flat { canvas.paintFlat() } else { canvas.paintComposition() }
    if scene.background == .transparent { canvas.cutOut() }
    return canvas
  }
}
