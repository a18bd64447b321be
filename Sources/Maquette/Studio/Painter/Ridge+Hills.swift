import Raster

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
