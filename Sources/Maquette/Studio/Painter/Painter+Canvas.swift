import Raster

extension Painter {
  /// A picture being painted, measured in thousandths so that a composition is the same at every size.
  ///
  /// Positions are thousandths of the width and of the height, lengths thousandths of the shorter side.
  struct Canvas {
    /// What is painted on, which may be higher than the canvas: the rows below are the caption's.
    var bitmap: Bitmap

    /// Height in pixels.
    let height: Int

    let palette: Palette
    let seed: Seed
    let finish: Scene.Finish

    private init(bitmap: Bitmap, height: Int, palette: Palette, scene: Scene) {
      self.bitmap = bitmap
      self.height = height
      self.palette = palette
      seed = scene.seed
      finish = scene.progress.finish(of: scene)
    }

    /// Takes a picture to paint on and adds so many rows below it for a caption.
    init(_ picture: Bitmap, margin: Int, palette: Palette, for scene: Scene) {
      let color = scene.background == .opaque ? palette.paper : .clear
      self.init(
        bitmap: picture.extended(rows: margin, color: color), height: picture.height, palette: palette,
        scene: scene)
    }

    /// Starts a picture of the scene's size, of which the lowest rows are for a caption.
    init(for scene: Scene, margin: Int) {
      let palette = Palette(for: scene)
      let (width, height) = (scene.width, scene.height)
      let ground =
        scene.rendering == .flat
        ? Bitmap(width: width, height: height, color: palette.ground.topLeft)
        : Bitmap(width: width, height: height, gradient: palette.ground)
      self.init(bitmap: ground, height: height - margin, palette: palette, scene: scene)
    }

    /// Width in pixels.
    var width: Int { bitmap.width }

    /// All of the canvas.
    var bounds: Region {
      Region(columns: 0..<width, rows: 0..<height)
    }

    private var shorterSide: Int { min(width, height) }
  }
}

// MARK: - Discs

extension Painter.Canvas {
  /// Draws a disc, or a ring when it has a `hole`.
  mutating func disc(x: Int, y: Int, radius: Int, hole: Int = 0, softness: Int = 0, _ color: Color) {
    bitmap.draw(
      discShape(x: x, y: y, radius: radius, hole: hole, softness: softness), color: color)
  }

  /// Places a disc; its edge is at least one pixel wide.
  func discShape(x: Int, y: Int, radius: Int, hole: Int = 0, softness: Int = 0) -> Disc {
    Disc(
      x: x * width * Disc.unit / 1000, y: y * height * Disc.unit / 1000,
      radius: length(radius), hole: length(hole), softness: max(Disc.unit, length(softness)))
  }

  /// A length in the units of discs.
  private func length(_ thousandths: Int) -> Int {
    thousandths * shorterSide * Disc.unit / 1000
  }
}

// MARK: - Ridges

extension Painter.Canvas {
  /// A level ridge at a height, for waves to be added.
  func ridge(y: Int) -> Ridge {
    Ridge(width: width, level: drop(y))
  }

  /// A length in the units of ridges.
  func rise(_ thousandths: Int) -> Int {
    thousandths * shorterSide * Ridge.unit / 1000
  }

  /// A distance between two heights, in the units of ridges.
  func drop(_ thousandths: Int) -> Int {
    thousandths * height * Ridge.unit / 1000
  }
}

// MARK: - Pixels

extension Painter.Canvas {
  /// The pixel column at a position.
  func column(_ x: Int) -> Int {
    x * width / 1000
  }

  /// The pixel row at a position.
  func row(_ y: Int) -> Int {
    y * height / 1000
  }

  /// A length in whole pixels, at least 1.
  func pixels(_ thousandths: Int) -> Int {
    max(1, thousandths * shorterSide / 1000)
  }

  /// A length as thousandths of a side of so many pixels, for offsets between positions.
  func along(_ side: Int, _ thousandths: Int) -> Int {
    thousandths * shorterSide / side
  }

  /// The position `distance` thousandths of the shorter side away from another, in the direction of `angle`.
  func around(x: Int, y: Int, distance: Int, angle: Angle) -> (x: Int, y: Int) {
    (
      x + along(width, distance * angle.cosine / Angle.one),
      y + along(height, distance * angle.sine / Angle.one)
    )
  }
}
