import Raster

extension Painter.Canvas {
  /// Paints a low sun and one to three sets of nested arches that rise from the lower edge.
  mutating func paintArches() {
    var seed = seed.derived("arches")
    paintHeavens(clearAbove: 600)
    let count = seed.next(in: 1..<4)
    let order = seed.next(in: 0..<2)
    for index in 0..<count {
      let place = order == 0 ? index : count - 1 - index
      paintArch(
        x: (2 * place + 1) * 1000 / (2 * count) + seed.next(in: -60..<61),
        y: 1000 - seed.next(in: 0..<60) + index * 30,
        radius: (count == 1 ? 640 : 450) + seed.next(in: -70..<71), seed: seed.derived(index))
    }
  }

  /// Paints one set of arches, the outermost first, each with a thin light line when there is detail.
  private mutating func paintArch(x: Int, y: Int, radius: Int, seed: Seed) {
    var seed = seed
    let bands = seed.next(in: 4..<7)
    let first = seed.next(in: 0..<2)
    for band in 0..<bands {
      let size = radius * (bands - band) / bands
      let isAccent = (band + first) % 3 == 0
      let color = isAccent ? palette.accents[band % 3] : palette.shade(band * 1000 / bands)
      // A ring that reaches under the next one, so that no gap shows between their smooth edges.
      disc(x: x, y: y, radius: size, hole: size * (bands - band - 1) / (bands - band) - 5, color)
      if finish != .sketch {
        disc(x: x, y: y, radius: size - 6, hole: size - 10, palette.paper.withAlpha(150))
      }
      if finish == .fine { paintBeads(x: x, y: y, distance: size - radius / bands / 2, color: palette.paper) }
    }
    disc(x: x, y: y, radius: radius / bands / 2, palette.paper)
  }

  /// Paints a string of beads along the upper half of a circle.
  private mutating func paintBeads(x: Int, y: Int, distance: Int, color: Color) {
    guard distance > 40 else { return }
    let count = max(4, distance / 16)
    for bead in 0...count {
      let angle = Angle(units: Angle.turn / 2 + Angle.turn / 2 * bead / count)
      let place = around(x: x, y: y, distance: distance, angle: angle)
      disc(x: place.x, y: place.y, radius: 5, color.withAlpha(170))
    }
  }
}
