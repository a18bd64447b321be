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

extension Ridge {
  /// Adds rolling hills up to about `height` units: one long wave, a shorter one and, if `detailed`, ripples.
  mutating func addHills(height: Int, seed: Seed, detailed: Bool) {
    var seed = seed
    addWave(amplitude: height, quarterCycles: seed.next(in: 3..<8), phase: seed.nextAngle())
    addWave(amplitude: height / 3, quarterCycles: seed.next(in: 9..<17), phase: seed.nextAngle())
    if detailed {
      addWave(amplitude: height / 12, quarterCycles: seed.next(in: 40..<70), phase: seed.nextAngle())
    }
  }
}

extension Seed {
  /// Draws an angle from the whole turn.
  mutating func nextAngle() -> Angle {
    Angle(units: next(in: 0..<Angle.turn))
  }
}
