import Testing

@testable import Maquette

extension Emulator {
  /// The API of a day, drawing small pictures.
  convenience init(asOf day: String, rendering: Rendering = .flat) throws {
    let day = try #require(Day(day))
    self.init(Configuration(edition: .day(day), rendering: rendering))
  }
}

extension Day {
  /// The day before.
  var eve: Day { Day(of: noon.adding(seconds: -86_400)) }
}
