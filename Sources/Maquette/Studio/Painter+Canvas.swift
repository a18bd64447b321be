import Raster

extension Painter {
  /// A picture being painted, measured in thousandths so that a composition is the same at every size.
  ///
  /// Positions are thousandths of the width and of the height, lengths thousandths of the shorter side.
  struct Canvas {
    var bitmap: Bitmap
    let palette: Palette
    let seed: Seed
    let finish: Scene.Finish

    /// Takes a picture to paint on.
    init(_ bitmap: Bitmap, for scene: Scene) {
      self.bitmap = bitmap
      palette = Palette(seed: scene.seed.derived("palette"))
      seed = scene.seed
      finish = scene.finish
    }

    /// Starts a poster with its ground.
    init(poster scene: Scene) {
      let palette = Palette(seed: scene.seed.derived("palette"))
      let ground = Bitmap(
        width: scene.width, height: scene.height, gradient: palette.ground)
      self.init(ground, for: scene)
    }

    /// Draws a disc, or a ring when it has a `hole`.
    mutating func disc(x: Int, y: Int, radius: Int, hole: Int = 0, softness: Int = 0, _ color: Color) {
      bitmap.draw(
        discShape(x: x, y: y, radius: radius, hole: hole, softness: softness), color: color)
    }

    /// Places a disc; its edge is at least one pixel wide.
    func discShape(x: Int, y: Int, radius: Int, hole: Int = 0, softness: Int = 0) -> Disc {
      Disc(
        x: x * bitmap.width * Disc.unit / 1000, y: y * bitmap.height * Disc.unit / 1000,
        radius: length(radius), hole: length(hole), softness: max(Disc.unit, length(softness)))
    }

    /// A level ridge at a height, for waves to be added.
    func ridge(y: Int) -> Ridge {
      Ridge(width: bitmap.width, level: height(of: y))
    }

    /// A length in the units of ridges.
    func rise(_ thousandths: Int) -> Int {
      thousandths * shorterSide * Ridge.unit / 1000
    }

    /// A distance between two heights, in the units of ridges.
    func height(of thousandths: Int) -> Int {
      thousandths * bitmap.height * Ridge.unit / 1000
    }

    /// A length in the units of discs.
    private func length(_ thousandths: Int) -> Int {
      thousandths * shorterSide * Disc.unit / 1000
    }

    /// A length as thousandths of a side of so many pixels, for offsets between positions.
    func along(_ side: Int, _ thousandths: Int) -> Int {
      thousandths * shorterSide / side
    }

    private var shorterSide: Int { min(bitmap.width, bitmap.height) }
  }
}
