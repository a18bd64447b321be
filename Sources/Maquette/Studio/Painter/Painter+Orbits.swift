import Raster

extension Painter.Canvas {
  /// Paints a star with planets on rings around it.
  mutating func paintOrbits() {
    var seed = seed.derived("orbits")
    let x = seed.next(in: 250..<750)
    let y = seed.next(in: 280..<720)
    if finish == .fine { scatterDots(self.seed.derived("stars")) }
    let core = seed.next(in: 80..<150)
    let orbits = seed.next(in: 4..<7)
    let gap = seed.next(in: 75..<120)
    for orbit in 1...orbits {
      let radius = core + orbit * gap
      // Opaque, though it looks like a veil: flat colours draw quicker and pack better.
      let color = palette.shade(1000 - orbit * 900 / orbits)
        .mixed(with: palette.ground.topLeft, weight: 30 + 180 * orbit / orbits)
      disc(x: x, y: y, radius: radius, hole: radius - gap, color)
      disc(x: x, y: y, radius: radius + 2, hole: radius - 2, palette.paper.withAlpha(170))
    }
    disc(x: x, y: y, radius: core, palette.accents[0])
    if finish != .sketch { disc(x: x, y: y, radius: core * 3 / 4, palette.paper.withAlpha(110)) }
    for orbit in 1...orbits {
      paintPlanet(x: x, y: y, distance: core + orbit * gap, seed: seed.derived(orbit))
    }
  }

  /// Paints a planet at `distance` from the star at (`x`, `y`), somewhere around it.
  private mutating func paintPlanet(x: Int, y: Int, distance: Int, seed: Seed) {
    var seed = seed
    let angle = seed.nextAngle()
    let size = seed.next(in: 16..<50)
    let place = around(x: x, y: y, distance: distance, angle: angle)
    disc(x: place.x, y: place.y, radius: size, seed.next(of: palette.accents + [palette.paper]))
    if finish != .sketch && size > 30 {
      disc(x: place.x, y: place.y, radius: size + 16, hole: size + 11, palette.accents[1])
    }
  }
}
