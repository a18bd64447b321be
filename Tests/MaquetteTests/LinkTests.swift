import Raster
import Testing

@testable import Maquette

/// The links of `url` answers (real-api.md, 3).
struct LinkTests {
  private static let body = #"{"prompt":"an otter","size":"256x256"}"#

  private static func target(_ response: HTTPResponse) throws -> String {
    let url = try #require(try EmulatorTests.urls(response).first)
    return String(url.dropFirst("http://127.0.0.1:4010".count))
  }

  @Test func `a link gives the picture that base64 would have given`() throws {
    let emulator = Emulator()
    let response = emulator.get(try Self.target(emulator.post(.generations, json: Self.body)), key: nil)
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "image/png")
    let base64 = emulator.post(
      .generations, json: #"{"prompt":"an otter","size":"256x256","response_format":"b64_json"}"#)
    #expect(response.bytes == (try base64.pictures()[0]))
  }

  @Test func `a link holds for 60 minutes`() throws {
    let hand = Hand()
    let emulator = Emulator(Configuration(clock: hand.clock))
    let target = try Self.target(emulator.post(.generations, json: Self.body))
    hand.advance(minutes: 59)
    #expect(emulator.get(target, key: nil).status == 200)
    hand.advance(minutes: 1)
    let response = emulator.get(target, key: nil)
    #expect(response.status == 403)
    #expect(response.headers["Content-Type"] == "application/xml")
    #expect(response.reason?.hasPrefix("Server failed to authenticate the request.") == true)
    #expect(
      response.text.hasPrefix(#"<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed"#))
    #expect(response.text.contains("Time:2026-08-15T01:00:00.0000000Z</Message>"))
    #expect(
      response.text.hasSuffix(
        "<AuthenticationErrorDetail>Signed expiry time [Sat, 15 Aug 2026 01:00:00 GMT] must be after signed start "
          + "time [Sat, 15 Aug 2026 01:00:00 GMT]</AuthenticationErrorDetail></Error>"))
  }

  @Test(arguments: ["se=2026-08-15T01", "sig=", "img-"])
  func `a link that was changed is refused`(part: String) throws {
    let emulator = Emulator()
    let target = try Self.target(emulator.post(.generations, json: Self.body))
    let response = emulator.get(target.replacing(part, with: part + "0"), key: nil)
    #expect(response.status == 403)
    #expect(response.text.contains("<Code>AuthenticationFailed</Code>"))
  }

  @Test func `a link without its query is refused`() throws {
    let emulator = Emulator()
    let target = try Self.target(emulator.post(.generations, json: Self.body))
    #expect(emulator.get(String(target.prefix { $0 != "?" }), key: nil).status == 403)
  }

  @Test func `a good link that another process made finds nothing`() throws {
    let target = try Self.target(Emulator().post(.generations, json: Self.body))
    let response = Emulator().get(target, key: nil)
    #expect(response.status == 404)
    #expect(response.text.contains("<Code>BlobNotFound</Code>"))
  }

  @Test func `every link works when fewer pictures were asked for before`() throws {
    let emulator = Emulator()
    for n in [1, 3] {
      let body = #"{"prompt":"an otter","size":"256x256","n":\#(n)}"#
      for url in try EmulatorTests.urls(emulator.post(.generations, json: body)) {
        #expect(emulator.get(String(url.dropFirst("http://127.0.0.1:4010".count)), key: nil).status == 200)
      }
    }
  }

  @Test func `old links make room for new ones`() throws {
    let plan = try Plan.of(.generations, [.field("prompt", "x"), .field("model", "dall-e-2")])
    var store = LinkStore()
    for number in 0...LinkStore.capacity { store.insert(plan, names: ["\(number)"], session: "a", id: 1) }
    #expect(store["0"] == nil)
    #expect(store["1"] != nil)
    #expect(store["\(LinkStore.capacity)"] != nil)
  }

  @Test func `an answer that is given again is the newest`() throws {
    let plan = try Plan.of(.generations, [.field("prompt", "x"), .field("model", "dall-e-2")])
    var store = LinkStore()
    for number in 0..<LinkStore.capacity { store.insert(plan, names: ["\(number)"], session: "a", id: 1) }
    store.insert(plan, names: ["0"], session: "a", id: 1)
    store.insert(plan, names: ["another"], session: "a", id: 1)
    #expect(store["0"] != nil)
    #expect(store["1"] == nil)
  }

  @Test func `long prompts make room sooner`() throws {
    var store = LinkStore()
    let prompt = String(repeating: "🦦", count: 4000)
    let plan = try Plan.of(.generations, [.field("prompt", prompt), .field("model", "dall-e-3")])
    let count = LinkStore.byteCapacity / prompt.utf8.count + 1
    // Many links of one answer share its prompt.
    for number in 0..<count { store.insert(plan, names: ["\(number)", "\(number)b"], session: "a", id: 1) }
    #expect(store["0"] == nil)
    #expect(store["0b"] == nil)
    #expect(store["1"] != nil)
    #expect(store["1b"] != nil)
  }

  @Test func `the rest of a request is not kept for its pictures`() throws {
    final class Body: ByteSource {
      let bytes: [UInt8]
      init(_ bytes: [UInt8]) { self.bytes = bytes }
      var count: Int { bytes.count }
      func withSpan<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
      ) throws(Failure) -> Result {
        let bytes = bytes
        return try body(bytes.span)
      }
    }
    var store = LinkStore()
    weak var body: Body?
    do {
      let source = Body([FormPart.file("image", try Sample.png(8, 8))].encoded(boundary: "x"))
      body = source
      let entries = try Multipart.parse(Bytes(source), boundary: "x").map { part in
        Form.Entry(name: part.name ?? "", writtenName: part.name ?? "", field: .part(part))
      }
      store.insert(
        Plan(try ImageRequest(Form(entries: entries), for: .variations)), names: ["a"], session: "a", id: 1)
    }
    #expect(store["a"] != nil)
    #expect(body == nil)
  }
}
