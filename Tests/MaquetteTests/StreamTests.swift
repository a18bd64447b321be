import Testing

@testable import Maquette

/// Answers to `stream` (real-api.md, 4).
struct StreamTests {
  private static let request = #"{"prompt":"x","model":"gpt-image-1","size":"1024x1024","quality":"low""#

  /// The events of a stream, without the blank lines that end them.
  private func events(_ response: HTTPResponse) -> [Substring] {
    response.text.split(separator: "\n\n", omittingEmptySubsequences: false).dropLast()
  }

  @Test(arguments: ["", #","partial_images":3"#])
  func `a stream is one event, written as the API writes it`(partials: String) throws {
    let answer = try Emulator().post(.generations, json: Self.request + "}").json()
    let picture = try #require(answer["data"]?.array?.first?["b64_json"]?.string)
    let response = Emulator().post(.generations, json: Self.request + partials + #","stream":true}"#)
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "text/event-stream; charset=utf-8")
    let usage =
      #"{"input_tokens":7,"input_tokens_details":{"image_tokens":0,"text_tokens":7},"output_tokens":272,"#
      + #""output_tokens_details":{"image_tokens":272,"text_tokens":0},"total_tokens":279}"#
    #expect(
      response.text
        == "event: image_generation.completed\n"
        + #"data: {"created_at":1786752000,"type":"image_generation.completed","b64_json":"\#(picture)","#
        + #""background":"opaque","output_format":"png","quality":"low","sequence_number":0,"#
        + #""size":"1024x1024","usage":\#(usage)}"# + "\n\n")
    #expect(events(response).count == 1)
  }

  @Test func `an edit has an event of its own`() throws {
    let response = Emulator().post(
      .edits,
      form: [
        .file("image", try Sample.png(64, 64)), .field("prompt", "x"), .field("quality", "low"),
        .field("stream", "true"),
      ])
    let event = try #require(events(response).first)
    #expect(event.hasPrefix("event: image_edit.completed\ndata: {"))
    #expect(event.contains(#","type":"image_edit.completed","#))
  }

  @Test(arguments: ["false", "null"])
  func `without a stream the answer is a JSON body`(stream: String) {
    let response = Emulator().post(.generations, json: Self.request + #","stream":\#(stream)}"#)
    #expect(response.headers["Content-Type"] == "application/json")
    #expect(response.body == Emulator().post(.generations, json: Self.request + "}").body)
  }

  @Test func `what is refused is refused without a stream`() {
    let response = Emulator().post(.generations, json: Self.request + #","stream":true,"n":2}"#)
    #expect(response.status == 400)
    #expect(response.headers["Content-Type"] == "application/json")
  }
}
