import Foundation
import Raster
import TestSupport
import Testing

@testable import Maquette

/// Pictures whose pixels are the same in debug builds, which these are, and in release builds, which the client tests
/// compare with the same file.
struct GoldenPictureTests {
  @Test func `pixels are those of the fixture`() throws {
    let fixture = try Data(contentsOf: Repository.fixtures.appending(path: "goldens.json"))
    let goldens = try #require(try JSON(parsing: Bytes(Array(fixture))).array)
    #expect(goldens.count > 3)
    for golden in goldens {
      var request = try #require(golden["request"]?.object)
      if request["model"]?.string?.hasPrefix("dall-e") == true { request["response_format"] = "b64_json" }
      let body = String(decoding: JSON.object(request).compact, as: UTF8.self)
      let picture = try #require(try Emulator().post(.generations, json: body).pictures().first)
      let pixels = SHA256.hash(Bytes(try Bitmap(file: picture).pixels)).hexadecimal
      #expect(pixels == golden["pixels"]?.string, "\(body)")
    }
  }
}
