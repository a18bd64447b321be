import Raster

extension Painter.Canvas {
  /// Adds the fine noise of a photograph.
  mutating func addGrain() {
    var seed = seed.derived("grain")
    bitmap.addGrain(amplitude: 4, seed: seed.next())
  }
}
