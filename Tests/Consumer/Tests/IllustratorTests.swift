import Foundation
import Maquette
import MaquetteServer
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Code under test, as an application has it: it knows where the API is, and how to ask for a picture.
struct Illustrator {
  struct Refusal: Error, Equatable {
    var status: Int
  }

  private struct Answer: Decodable {
    struct Item: Decodable {
      enum CodingKeys: String, CodingKey {
        case picture = "b64_json"
      }

      var picture: Data
    }

    var data: [Item]
  }

  let base: String

  func picture(of prompt: String) async throws -> Data {
    guard let url = URL(string: "\(base)/images/generations") else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = "POST"
    request.setValue("Bearer any", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.httpBody = try JSONEncoder().encode(["model": "gpt-image-1", "prompt": prompt])
    let (body, response) = try await URLSession.shared.data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard status == 200 else { throw Refusal(status: status) }
    return try JSONDecoder().decode(Answer.self, from: body).data[0].picture
  }
}

struct IllustratorTests {
  @Test func `a prompt gets a picture, the same each time`() async throws {
    let server = try Server.start()
    defer { server.stop() }
    let illustrator = Illustrator(base: "http://127.0.0.1:\(server.port)/v1")
    let picture = try await illustrator.picture(of: "a lighthouse")
    #expect(picture.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    #expect(try await illustrator.picture(of: "a lighthouse") == picture)
  }

  @Test func `an emulator is configured as the test likes`() async throws {
    let server = try Server.start(responder: Emulator(Configuration(apiKeys: ["another"])))
    defer { server.stop() }
    let illustrator = Illustrator(base: "http://127.0.0.1:\(server.port)/v1")
    await #expect(throws: Illustrator.Refusal(status: 401)) {
      try await illustrator.picture(of: "a lighthouse")
    }
  }
}
