/// A line of hills or a wave from the left edge of a picture to the right: one height for each column.
package struct Ridge: Sendable, Hashable {
  /// Distance from the top of the picture to the line in each column, in 256ths of a pixel.
  package var levels: [Int]

  /// Makes a level line.
  package init(width: Int, level: Int) {
    levels = Array(repeating: level, count: width)
  }

  /// The units in a pixel.
  package static let unit = 256

  /// Adds a sine wave of `amplitude` units, of which the picture's width holds `quarterCycles` quarters.
  package mutating func addWave(amplitude: Int, quarterCycles: Int, phase: Angle) {
    let span = Angle.turn / 4 * quarterCycles
    for column in levels.indices {
      let angle = Angle(units: phase.units + span * column / levels.count)
      levels[column] += amplitude * angle.sine / Angle.one
    }
  }

  /// The same line moved down by `distance` units.
  package func lowered(by distance: Int) -> Ridge {
    var ridge = self
    for column in levels.indices { ridge.levels[column] += distance }
    return ridge
  }
}
