import Raster
import Testing

@testable import Maquette

/// What a picture file says of itself (INTERFACES.md, "Provenance").
struct ProvenanceTests {
  private static func generation(_ more: String = "") throws -> Plan {
    Plan(
      try ImageRequest(
        .json(#"{"prompt":"a \"cat\"","model":"gpt-image-1","size":"1024x1024"\#(more)}"#), for: .generations)
    )
  }

  @Test func `a generation's`() throws {
    let plan = try Self.generation(#","n":2,"output_format":"webp","output_compression":40"#)
    let text = String(decoding: plan.provenance(of: Frame(index: 1), seed: .max).compact, as: UTF8.self)
    #expect(
      text
        == #"{"maquette":1,"digest":"\#(plan.digest)","endpoint":"generations","model":"gpt-image-1","#
        + #""prompt":"a \"cat\"","prompt_sha256":"\#(SHA256.hash(Bytes(Array(#"a "cat""#.utf8))).hexadecimal)","#
        + #""parameters":{"size":"1024x1024","quality":"high","background":"opaque","output_format":"webp","#
        + #""output_compression":40},"seed":18446744073709551615,"index":1,"count":2,"partial":null,"sources":[]}"#
    )
  }

  @Test func `an edit's names its sources, however the form spelled them`() throws {
    let picture = try Sample.png(64, 48)
    let mask = try Sample.png(64, 48, isMask: true)
    for field in ["image", "image[]", "image[0]"] {
      let parts: [FormPart] = [.file(field, picture), .file("mask", mask), .field("prompt", "x")]
      let plan = Plan(try ImageRequest(.form(parts), for: .edits))
      #expect(
        plan.provenance(of: Frame(index: 0), seed: 0)["sources"]
          == [
            [
              "field": "image[0]", "sha256": .string(SHA256.hash(Bytes(picture)).hexadecimal), "width": 64,
              "height": 48,
            ],
            [
              "field": "mask", "sha256": .string(SHA256.hash(Bytes(mask)).hexadecimal), "width": 64,
              "height": 48,
            ],
          ])
    }
  }

  @Test func `a DALL·E picture's parameters are those of DALL·E`() throws {
    let plan = try Plan.of(.generations, [.field("prompt", "x"), .field("model", "dall-e-3")])
    #expect(
      plan.provenance(of: Frame(index: 0), seed: 0)["parameters"]
        == ["size": "1024x1024", "quality": "standard", "style": "vivid"])
  }

  @Test func `a partial picture says so`() throws {
    let plan = try Self.generation(#","stream":true,"partial_images":3"#)
    let provenance = plan.provenance(of: Frame(index: 0, partial: 1), seed: 0)
    #expect(provenance["partial"] == ["index": 1, "count": 3])
  }

  @Test func `a long prompt is cut after 1000 code points, and hashed whole`() throws {
    let prompt = String(repeating: "ö", count: 999) + "e\u{301}" + "…"
    let plan = try Plan.of(.generations, [.field("prompt", prompt), .field("model", "gpt-image-1")])
    let provenance = plan.provenance(of: Frame(index: 0), seed: 0)
    #expect(
      provenance["prompt"]?.string?.unicodeScalars.elementsEqual(prompt.unicodeScalars.prefix(1000)) == true)
    #expect(
      provenance["prompt_sha256"]?.string == SHA256.hash(Bytes(Array(prompt.utf8))).hexadecimal)
  }

  // MARK: - Digests

  @Test(arguments: [
    "", #","stream":true"#, #","stream":true,"partial_images":2"#, #","user":"me""#, #","n":1"#,
    #","quality":"auto""#, #","quality":"high""#, #","background":"auto""#, #","moderation":"low""#,
    #","output_format":"png""#, #","output_compression":100"#,
  ])
  func `what pictures do not depend on is not in the digest`(more: String) throws {
    #expect(try Self.generation(more).digest == Self.generation().digest)
  }

  @Test(arguments: [
    #","n":2"#, #","quality":"low""#, #","background":"transparent""#, #","output_format":"jpeg""#,
    #","prompt":"a cat""#, #","size":"1024x1536""#, #","model":"gpt-image-1-mini""#,
  ])
  func `what they depend on is`(more: String) throws {
    #expect(try Self.generation(more).digest != Self.generation().digest)
  }
}
