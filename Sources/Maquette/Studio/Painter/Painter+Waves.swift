import Raster

extension Painter.Canvas {
  /// Paints sheets of wavy paper that lie on each other, with shadows when there is detail.
  mutating func paintWaves() {
    var seed = seed.derived("waves")
    let sheets = seed.next(in: 5..<9)
    let top = seed.next(in: 120..<300)
    let accent = seed.next(in: 1..<sheets)
    // As far as a trough of the next sheet may lie lower than a trough of this one.
    let depth = drop((1020 - top) / sheets) + rise(150)
    for sheet in 0..<sheets {
      var wave = ridge(y: top + (1020 - top) * sheet / sheets)
      wave.addHills(height: rise(55), seed: seed.derived(sheet), detailed: false)
      if finish != .sketch { paintShadow(above: wave) }
      let color = palette.shade(1000 * sheet / max(1, sheets - 1))
      bitmap.fill(
        below: wave, depth: sheet < sheets - 1 ? depth : nil,
        color: sheet == accent ? palette.accents[0] : color)
      if finish == .fine {
        bitmap.fill(below: wave.lowered(by: rise(14)), depth: rise(3), color: palette.paper.withAlpha(90))
      }
    }
  }

  /// Darkens a strip above a sheet, and when it is fine another one, the nearer the darker.
  private mutating func paintShadow(above ridge: Ridge) {
    let step = rise(8)
    for (distance, alpha) in finish == .fine ? [(2 * step, 36), (step, 72)] : [(step, 64)] {
      bitmap.fill(
        below: ridge.lowered(by: -distance), depth: step, color: palette.ink.withAlpha(UInt8(alpha)))
    }
  }
}
