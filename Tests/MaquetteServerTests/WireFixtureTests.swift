import Foundation
import Maquette
import MaquetteServer
import TestSupport
import Testing

/// Whole answers, byte for byte as they are on the wire.
struct WireFixtureTests {
  /// When set, the fixtures are written anew.
  private static let regenerates = ProcessInfo.processInfo.environment["MAQUETTE_REGENERATE"] == "1"

  /// JPEG of the lowest quality: small, and the same from every libjpeg-turbo.
  @Test(arguments: ["stream"])
  func `an answer is that of the fixture`(name: String) throws {
    let server = try Server.start(responder: Emulator(Configuration(rendering: .flat)))
    defer { server.stop(grace: .zero) }
    let client = try Client(port: server.port)
    try client.send(Array(try Data(contentsOf: Self.file("\(name).request.http"))))
    let answer = Data(try client.readToEnd())
    let fixture = Self.file("\(name).response.http")
    if Self.regenerates { try answer.write(to: fixture) }
    let isSame = answer == (try Data(contentsOf: fixture))
    #expect(isSame, "If it is meant to differ: MAQUETTE_REGENERATE=1 swift test --filter WireFixtureTests")
  }

  private static func file(_ name: String) -> URL {
    Repository.fixtures.appending(path: "exchanges/\(name)")
  }
}
