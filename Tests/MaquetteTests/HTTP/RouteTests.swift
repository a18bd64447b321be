import Testing

@testable import Maquette

struct RouteTests {
  @Test(arguments: [
    ("POST", "/v1/images/generations", Route.images(.generations)),
    ("POST", "/v1/images/edits?api-version=1", .images(.edits)),
    ("POST", "/v1/images/variations", .images(.variations)),
    ("GET", "/v1/models", .models),
    ("HEAD", "/v1/models", .models),
    ("GET", "/v1/models/gpt-image-1", .model("gpt-image-1")),
    ("GET", "/v1/models/a%20b", .model("a b")),
    ("GET", "/files/img-x.png?st=1", .picture("img-x.png")),
    (
      "POST", "/openai/deployments/a%20b/images/generations?api-version=1",
      .images(.generations, on: .azure(deployment: "a b"))
    ),
    ("POST", "/openai/deployments/x/images/edits", .images(.edits, on: .azure(deployment: "x"))),
    ("POST", "/openai/v1/images/edits?api-version=preview", .images(.edits, on: .azure(deployment: nil))),
  ])
  func `finds the route`(method: String, target: String, route: Route) throws {
    #expect(try Route(HTTPRequest(method: method, target: target), of: .documented) == route)
  }

  @Test(arguments: [
    ("GET", "/", "Invalid URL (GET /)"),
    ("POST", "/v1/images", "Invalid URL (POST /v1/images)"),
    ("POST", "/v1/images/generation", "Invalid URL (POST /v1/images/generation)"),
    ("POST", "/v1/images/generations/", "Invalid URL (POST /v1/images/generations/)"),
    ("POST", "/images/generations", "Invalid URL (POST /images/generations)"),
    ("POST", "/openai/v1/images/variations", "Invalid URL (POST /openai/v1/images/variations)"),
    (
      "POST", "/openai/deployments//images/edits", "Invalid URL (POST /openai/deployments//images/edits)"
    ),
    (
      "POST", "/openai/deployments/images/edits", "Invalid URL (POST /openai/deployments/images/edits)"
    ),
    ("GET", "/v1/models/a/b", "Invalid URL (GET /v1/models/a/b)"),
    ("GET", "/v1/models/%zz", "Invalid URL (GET /v1/models/%zz)"),
  ])
  func `refuses an unknown path`(method: String, target: String, message: String) {
    let request = HTTPRequest(method: method, target: target)
    let error = #expect(throws: APIError.self) { try Route(request, of: .documented) }
    #expect(error?.status == 404)
    #expect(error?.message == message)
  }

  @Test(arguments: [
    ("GET", "/v1/images/generations", "POST"), ("PUT", "/v1/models", "GET"), ("post", "/v1/models/x", "GET"),
  ])
  func `refuses a method and names those allowed`(method: String, path: String, allowed: String) {
    let request = HTTPRequest(method: method, target: path)
    let error = #expect(throws: APIError.self) { try Route(request, of: .documented) }
    #expect(error?.status == 405)
    #expect(
      error?.message
        == "Not allowed to \(method) on \(path). (HINT: Perhaps you meant to use a different HTTP method?)")
    #expect(error?.headers["Allow"] == allowed)
  }
}
