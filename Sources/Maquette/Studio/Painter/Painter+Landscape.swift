import Raster

extension Painter.Canvas {
  /// Paints a sun or moon with a halo above rows of hills.
  mutating func paintLandscape() {
    paintHeavens()
    var seed = seed.derived("hills")
    let rows = seed.next(in: 3..<6)
    let horizon = seed.next(in: 480..<640)
    // As far as a valley of the row in front may lie lower than a valley of this one.
    let depth = drop((1000 - horizon) / rows) + rise(200)
    for row in 0..<rows {
      let y = horizon + (1000 - horizon) * row / rows
      var hill = ridge(y: y)
      hill.addHills(height: rise(70 - 8 * row), seed: seed.derived(row), detailed: finish != .sketch)
      let color = palette.shade(150 + 850 * row / (rows - 1))
      bitmap.fill(below: hill, depth: row < rows - 1 ? depth : nil, color: color)
      if finish == .fine {
        bitmap.fill(below: hill, depth: rise(4), color: palette.paper.withAlpha(70))
      }
    }
  }
}
