extension Painter {
  /// What a poster shows.
  enum Composition: Sendable, Hashable, CaseIterable {
    case arches
    case blossom
    case city
    case discs
    case landscape
    case orbits
    case sea
    case tiles
    case waves
  }
}

extension Painter.Canvas {
  /// Paints what the seed chooses.
  mutating func paintComposition() {
    var choice = seed.derived("composition")
    switch choice.next(of: Painter.Composition.allCases) {
    case .arches: paintArches()
    case .blossom: paintBlossom()
    case .city: paintCity()
    case .discs: paintDiscs()
    case .landscape: paintLandscape()
    case .orbits: paintOrbits()
    case .sea: paintSea()
    case .tiles: paintTiles()
    case .waves: paintWaves()
    }
  }
}
