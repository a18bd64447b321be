extension Painter {
  /// What a poster shows.
  enum Composition: Sendable, Hashable, CaseIterable {
    case arches
    case discs
    case landscape
    case orbits
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
    case .discs: paintDiscs()
    case .landscape: paintLandscape()
    case .orbits: paintOrbits()
    case .tiles: paintTiles()
    case .waves: paintWaves()
    }
  }
}
