import Raster

extension Painter {
  /// Paints a new picture into what a mask does not cover, and leaves the rest as it is, alpha included.
  ///
  /// The picture is composed for the area that is redrawn, so that even a small one shows all of it.
  static func paintRedrawn(
    _ source: Bitmap, where mask: Bitmap, insets: ArraySlice<Bitmap>, _ scene: Scene
  ) -> Bitmap {
    var result = source.covering(width: scene.width, height: scene.height)
    let mask = mask.covering(width: scene.width, height: scene.height)
    guard let area = mask.uncovered else { return result }
    let hole = mask.cropped(to: area)
    let patch = paintPatch(scene.sized(area.width, area.height), where: hole, insets: insets, of: scene)
    var redrawn = result.cropped(to: area)
    redrawn.keep(hole, elsewhere: patch)
    result.replace(area, with: redrawn)
    return result
  }

  /// Paints what will be seen through a hole: caption and insets lie where most of them shows.
  private static func paintPatch(
    _ patch: Scene, where hole: Bitmap, insets: ArraySlice<Bitmap>, of scene: Scene
  ) -> Bitmap {
    var canvas = paintPrompt(patch, margin: 0)
    let room = hole.roomyClearRegion ?? hole.bounds
    let plate = scene.caption.flatMap {
      Plate($0, shape: .card, room: room, side: min(scene.width, scene.height), lines: 2)
    }
    canvas.place(insets, in: room.withoutLowest(plate?.height ?? 0))
    canvas.leaveUnfinished(scene)
    plate?.draw(on: &canvas.bitmap, in: room, palette: canvas.palette)
    if scene.rendering == .realistic { canvas.addGrain() }
    return canvas.bitmap
  }

  /// Tints the first source in the palette of the seed, paints a few shapes over part of it, and lays the
  /// other sources on it.
  ///
  /// A source that shows nothing has nothing to be tinted: a new picture takes its place.
  static func paintReworked(_ sources: [Bitmap], _ scene: Scene, margin: Int) -> Canvas {
    guard let first = sources.first else { return paintPrompt(scene, margin: margin) }
    let source = first.covering(width: scene.width, height: scene.height - margin)
    let painted = { paintPrompt(scene.sized(source.width, source.height), margin: 0).bitmap }
    let ground = source.isClear ? painted() : grounded(source, for: scene, over: painted)
    var canvas = Canvas(ground, margin: margin, palette: Palette(for: scene), for: scene)
    canvas.bitmap.tint(canvas.palette.duotone, weight: scene.fidelity == .high ? 60 : 120)
    canvas.paintOverlay()
    canvas.place(
      sources.dropFirst(), in: Region(columns: 0..<canvas.width, rows: canvas.height / 3..<canvas.height))
    if scene.background == .transparent { canvas.bitmap.clearTransparentPixels() }
    return canvas
  }

  /// Lays a picture over a ground if it is not opaque and the scene is to be.
  static func grounded(_ picture: Bitmap, for scene: Scene, over ground: () -> Bitmap) -> Bitmap {
    guard scene.background == .opaque && !picture.isOpaque else { return picture }
    var grounded = ground()
    grounded.draw(picture, x: 0, y: 0)
    return grounded
  }
}

extension Bitmap {
  /// The largest clear region, unless it is but a small part of a ragged or half covered hole.
  fileprivate var roomyClearRegion: Region? {
    guard let region = largestClearRegion, 6 * region.width * region.height >= width * height else {
      return nil
    }
    return region
  }
}

extension Region {
  /// The region but for so many rows at its lower edge, of which there must be as many.
  fileprivate func withoutLowest(_ count: Int) -> Region {
    Region(columns: columns, rows: rows.lowerBound..<rows.upperBound - count)
  }
}
