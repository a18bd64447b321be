import Testing

@testable import Maquette

/// Requests that no sane client sends: each gets an answer or a refusal of the API's, and nothing worse.
struct OddRequestTests {
  /// A request body, and the error's `param` and `code`; nil for a request that is fine.
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var body: @Sendable () -> String
    var param: JSON?
    var code: JSON?
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let bodies = [
    Row(
      testDescription: "100,000 nested arrays",
      body: { #"{"prompt":"x","user":"# + repeated("[", 100_000) + repeated("]", 100_000) + "}" },
      param: .null, code: .null),
    Row(
      testDescription: "500 nested arrays",
      body: { #"{"prompt":"x","size":"256x256","user":"# + repeated("[", 500) + repeated("]", 500) + "}" }),
    Row(
      testDescription: "a prompt of 30 MB", body: { #"{"prompt":""# + repeated("x", 30 << 20) + #""}"# },
      param: "prompt", code: "string_above_max_length"),
    Row(
      testDescription: "100,000 keys",
      body: { "{" + (0..<100_000).map { #""k\#($0)":0"# }.joined(separator: ",") + "}" },
      param: "k0", code: "unknown_parameter"),
    Row(
      testDescription: "a key twice", body: { #"{"prompt":1,"prompt":"x","size":"256x256","n":99,"n":1}"# }),
    Row(testDescription: "a NUL in a prompt", body: { #"{"prompt":"a\u0000b","size":"256x256"}"# }),
    Row(testDescription: "a lone surrogate", body: { #"{"prompt":"\ud800","size":"256x256"}"# }),
    Row(
      testDescription: "a raw NUL", body: { "{\"prompt\":\"a\0b\"}" }, param: .null, code: .null),
    Row(
      testDescription: "an empty key", body: { #"{"prompt":"x","":1}"# }, param: "", code: "unknown_parameter"
    ),
    Row(
      testDescription: "a number that is too large", body: { #"{"prompt":"x","n":1e400}"# }, param: "n",
      code: "invalid_type"),
    Row(
      testDescription: "a number of a million digits",
      body: { #"{"prompt":"x","n":"# + repeated("9", 1_000_000) + "}" }, param: "n",
      code: "integer_above_max_value"),
    Row(
      testDescription: "minus nothing", body: { #"{"prompt":"x","n":-0}"# }, param: "n",
      code: "integer_below_min_value"),
    Row(
      testDescription: "a deep model", body: { #"{"prompt":"x","model":[[[{}]]]}"# }, param: "model",
      code: "invalid_type"),
  ]

  @Test(arguments: bodies)
  func `an odd JSON body is answered`(row: Row) throws {
    let response = Emulator().post(.generations, json: row.body())
    guard let code = row.code else {
      #expect(response.status == 200)
      return
    }
    #expect(response.status == 400)
    #expect(try response.error()["param"] == row.param)
    #expect(try response.error()["code"] == code)
  }

  @Test func `a thousand parts are answered`() throws {
    let parts = (0..<1000).map { FormPart.field("n", String($0)) } + [.field("prompt", "x")]
    let response = Emulator().post(.edits, form: parts + [.field("model", "gpt-image-1")])
    #expect(try response.error()["message"] == "Missing required parameter: 'image'.")
    let images = try (0..<1000).map { _ in FormPart.file("image[]", try Sample.png(1, 1)) }
    let tooMany = Emulator().post(
      .edits, form: images + [.field("prompt", "x"), .field("model", "gpt-image-1")])
    #expect(try tooMany.error()["code"] == "array_above_max_length")
  }

  @Test(arguments: ["", "\u{0}", "[]", "image[", "image]", "image[x]", "image[-1]", "image[[0]]", "IMAGE"])
  func `a part with an odd name is unknown`(name: String) throws {
    let response = Emulator().post(
      .edits, form: [.field("prompt", "x"), .field("model", "gpt-image-1"), .field(name, "x")])
    #expect(response.status == 400)
    #expect(try response.error()["type"] == "invalid_request_error")
  }

  /// Every byte of a good form in turn is another one: what comes of it is an answer or a refusal.
  @Test func `a damaged form is answered`() throws {
    let emulator = Emulator()
    let form = [
      FormPart.file("image", try Sample.png(1, 1)), .field("prompt", "x"), .field("model", "dall-e-2"),
      .field("size", "256x256"),
    ].encoded(boundary: "x")
    for index in form.indices {
      var damaged = form
      damaged[index] ^= 0x15
      let response = emulator.send(
        "POST", "/v1/images/edits", type: "multipart/form-data; boundary=x", body: damaged)
      #expect([200, 400].contains(response.status), "byte \(index)")
    }
  }
}
