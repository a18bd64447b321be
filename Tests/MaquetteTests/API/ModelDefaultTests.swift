import Testing

@testable import Maquette

/// Which model answers a request that names none (CONTRACT.md, "`model` absent").
struct ModelDefaultTests {
  @Test(arguments: [
    (#"{"prompt":"x"}"#, "dall-e-2"),
    (#"{"prompt":"x","size":"256x256","response_format":"url"}"#, "dall-e-2"),
    (#"{"prompt":"x","quality":"standard"}"#, "dall-e-2"),
    (#"{"prompt":"x","user":5}"#, "dall-e-2"),
    (#"{"prompt":"x","quality":null}"#, "dall-e-2"),
    (#"{"prompt":"x","quality":"low"}"#, "gpt-image-1.5"),
    (#"{"prompt":"x","size":"1024x1536"}"#, "gpt-image-1.5"),
    (#"{"prompt":"x","size":"auto"}"#, "gpt-image-1.5"),
    (#"{"prompt":"x","background":"transparent"}"#, "gpt-image-1.5"),
    (#"{"prompt":"x","output_format":"webp"}"#, "gpt-image-1.5"),
    (#"{"prompt":"x","stream":true}"#, "gpt-image-1.5"),
    // A parameter that only one model has decides, whatever its value.
    (#"{"prompt":"x","output_format":"gif"}"#, "gpt-image-1.5"),
    (#"{"prompt":"x","partial_images":9}"#, "gpt-image-1.5"),
    (#"{"prompt":"x","background":null}"#, "dall-e-2"),
    // A value that neither takes decides nothing.
    (#"{"prompt":"x","size":"1x1"}"#, "dall-e-2"),
    (#"{"prompt":"x","n":99}"#, "dall-e-2"),
  ])
  func `a generation's model follows its parameters`(body: String, model: String) throws {
    #expect(try Self.model(.generations, "application/json", Array(body.utf8)) == model)
  }

  @Test(arguments: [
    ([FormPart.field("size", "1024x1024")], "gpt-image-1.5"),
    ([.field("n", "2")], "gpt-image-1.5"),
    ([.field("response_format", "url")], "dall-e-2"),
    ([.field("size", "256x256")], "dall-e-2"),
    ([.field("size", "512x512")], "dall-e-2"),
    ([.field("size", "1536x1024")], "gpt-image-1.5"),
    ([.field("response_format", "zzz")], "dall-e-2"),
    ([.field("quality", "standard")], "dall-e-2"),
  ])
  func `an edit's model follows its parameters`(parts: [FormPart], model: String) throws {
    let parts = [.field("prompt", "x"), .file("image", [])] + parts
    #expect(try Self.model(.edits, "multipart/form-data; boundary=x", parts.encoded(boundary: "x")) == model)
  }

  private static func model(_ endpoint: Endpoint, _ type: String, _ body: [UInt8]) throws -> String {
    let request = HTTPRequest(
      method: "POST", target: "/", headers: ["Content-Type": type], body: Bytes(body))
    let form = try Form(request, accepting: API.documented.mediaTypes(of: endpoint))
    return try ImageRequest.model(of: form, for: endpoint, in: .documented).id
  }
}
