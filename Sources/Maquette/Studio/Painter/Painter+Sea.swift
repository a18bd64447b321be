import Raster

extension Painter.Canvas {
  /// Paints a sun that sinks into the sea, its glitter on the water, and boats when there is detail.
  mutating func paintSea() {
    var seed = seed.derived("sea")
    let horizon = seed.next(in: 520..<660)
    let x = seed.next(in: 300..<700)
    let radius = seed.next(in: 190..<270)
    let line = row(horizon)
    if finish == .fine { scatterDots(seed.derived("stars"), above: horizon / 2) }
    disc(x: x, y: horizon - radius / 4, radius: radius * 3 / 2, palette.accents[0].withAlpha(40))
    disc(x: x, y: horizon - radius / 4, radius: radius * 5 / 4, palette.accents[0].withAlpha(60))
    disc(x: x, y: horizon - radius / 4, radius: radius, palette.accents[0])
    let strips = 5
    for strip in 0..<strips {
      let top = line + (height - line) * strip * strip / (strips * strips)
      bitmap.fill(
        Region(columns: 0..<width, rows: top..<height),
        color: palette.shade(350 + 600 * strip / (strips - 1)))
    }
    paintGlitter(x: x, radius: radius, below: line, seed.derived("glitter"))
    var boats = seed.derived("boats")
    if finish != .sketch { paintBoat(x: (x + boats.next(in: 300..<700)) % 1000, y: horizon, size: 70) }
    if finish == .fine { paintBoat(x: (x + boats.next(in: 200..<300)) % 1000, y: horizon + 60, size: 110) }
  }

  /// Paints light bars on the water, under the sun the most.
  private mutating func paintGlitter(x: Int, radius: Int, below line: Int, _ seed: Seed) {
    var seed = seed
    let bars = finish == .sketch ? 7 : finish == .plain ? 14 : 26
    for bar in 0..<bars {
      let isUnderSun = bar % 3 > 0
      let y = line + (height - line) * (2 * bar + 1) / (2 * bars)
      let center = isUnderSun ? x + seed.next(in: -50..<51) : seed.next(in: 0..<1000)
      let width =
        pixels(isUnderSun ? radius * (110 - 60 * bar / bars) / 100 : 90) * seed.next(in: 60..<130) / 100
      let left = column(center) - width / 2
      let region = Region(columns: left..<left + width, rows: y..<y + pixels(9))
      bitmap.draw(
        RoundedRectangle(region, radius: region.height),
        color: palette.accents[0].withAlpha(isUnderSun ? 210 : 90))
    }
  }

  /// Paints a boat with a quarter disc as its sail, `size` thousandths high.
  private mutating func paintBoat(x: Int, y: Int, size: Int) {
    let (left, bottom, unit) = (column(x), row(y), pixels(size))
    let sail = Region(columns: left..<left + unit * 3 / 4, rows: bottom - unit * 5 / 4..<bottom - unit / 4)
    bitmap.draw(
      Disc(x: left * Disc.unit, y: sail.rows.upperBound * Disc.unit, radius: unit * Disc.unit * 3 / 4),
      color: palette.paper, in: sail)
    let hull = Region(columns: left - unit..<left + unit, rows: bottom - unit / 5..<bottom + unit / 5)
    bitmap.draw(
      Disc(
        x: left * Disc.unit, y: (hull.rows.lowerBound - unit / 4) * Disc.unit,
        radius: unit * Disc.unit * 5 / 8),
      color: palette.ink, in: hull)
  }
}
