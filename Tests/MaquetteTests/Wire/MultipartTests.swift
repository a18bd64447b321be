import TestSupport
import Testing

@testable import Maquette

struct MultipartTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var form: String
    var boundary = "b"
    var parts: [String]

    init(_ description: String, boundary: String = "b", _ form: String, _ parts: String...) {
      testDescription = description
      // Swift's literals break lines with LF, a form with CRLF; `\n` in a row stands for the latter.
      self.form = form.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
      (self.boundary, self.parts) = (boundary, parts)
    }
  }

  /// A part in one line: name, filename, media type, content.
  private static func summary(_ part: Multipart.Part) -> String {
    [part.name, part.filename, part.contentType, String(decoding: part.body.array, as: UTF8.self)]
      .map { $0 ?? "-" }.joined(separator: "|")
  }

  // The clients' rows follow real-api.md, 8.
  static let rows: [Row] = [
    Row(
      "openai-dotnet", boundary: "5e3c-1f",
      """
      --5e3c-1f
      Content-Disposition: form-data; name=image; filename=otter.png; filename*=utf-8''otter.png

      PNG
      --5e3c-1f
      Content-Type: text/plain; charset=utf-8
      Content-Disposition: form-data; name=prompt

      a hat
      --5e3c-1f--

      """,
      "image|otter.png|-|PNG", "prompt|-|text/plain; charset=utf-8|a hat"),
    Row(
      "ruby-openai", boundary: "-----------RubyMultipartPost-1",
      """
      -------------RubyMultipartPost-1
      Content-Disposition: form-data; name="image[0]"; filename="a.png"
      Content-Length: 1
      Content-Type:
      Content-Transfer-Encoding: binary

      A
      -------------RubyMultipartPost-1
      Content-Disposition: form-data; name="image[1]"; filename="b.png"
      Content-Type: \("")

      B
      -------------RubyMultipartPost-1--
      """,
      "image[0]|a.png|-|A", "image[1]|b.png|-|B"),
    Row(
      "ruby_llm, prism, curl", boundary: "------------------------d74496d66958873e",
      """
      --------------------------d74496d66958873e
      Content-Disposition: form-data; name="image[]"; filename="a.png"
      Content-Type: image/png

      A
      --------------------------d74496d66958873e
      Content-Disposition: form-data; name="image[]"; filename="b.png"
      Content-Type: image/png

      B
      --------------------------d74496d66958873e--

      """,
      "image[]|a.png|image/png|A", "image[]|b.png|image/png|B"),
    Row(
      "openai-python", boundary: "c7cb2e1f",
      """
      --c7cb2e1f
      Content-Disposition: form-data; name="n"

      2
      --c7cb2e1f
      Content-Disposition: form-data; name="stream"

      true
      --c7cb2e1f
      Content-Disposition: form-data; name="image"; filename="my %22best%22%0D%0A100%25.png"
      Content-Type: application/octet-stream

      PNG
      --c7cb2e1f--

      """,
      "n|-|-|2", "stream|-|-|true", "image|my \"best\"\r\n100%25.png|application/octet-stream|PNG"),
    Row(
      "openai-node", boundary: "form-data-boundary-k2v",
      """
      --form-data-boundary-k2v
      Content-Disposition: form-data; name="image"; filename="otter.png"
      Content-Type: application/octet-stream

      PNG
      --form-data-boundary-k2v--


      """,
      "image|otter.png|application/octet-stream|PNG"),
    Row("no part", "--b--\n"),
    Row("no part, no line break", "--b--"),
    Row("no header", "--b\n\nx\n--b--", "-|-|-|x"),
    Row("no header, no content", "--b\n\n--b--", "-|-|-|"),
    Row("no name", "--b\nContent-Disposition: form-data\n\nx\n--b--", "-|-|-|x"),
    Row("no disposition", "--b\nContent-Type: a/b\n\nx\n--b--", "-|-|a/b|x"),
    Row("empty content", "--b\nContent-Disposition: form-data; name=a\n\n\n--b--", "a|-|-|"),
    Row(
      "the blank line opens the boundary", "--b\nContent-Disposition: form-data; name=a\n\n--b--", "a|-|-|"),
    Row("content of line breaks", "--b\n\n\n\n\n--b--", "-|-|-|\r\n\r\n"),
    Row("preamble and epilogue", "for old\nreaders --b\n--b\n\nx\n--b--\nmore\n--b\n\ny\n--b--", "-|-|-|x"),
    Row("padding", "--b \t\n\nx\n--b  \n\ny\n--b--\t \n", "-|-|-|x", "-|-|-|y"),
    Row(
      "boundary of 70", boundary: String(repeating: "x", count: 70),
      "--\(String(repeating: "x", count: 70))--"),
    Row("quoted boundary", boundary: "a b?(c)=:d", "--a b?(c)=:d\n\nx\n--a b?(c)=:d--", "-|-|-|x"),
    Row(
      "like a boundary", "--b\n\n--b\n\n--bb\n--b-\n-b--b\n--B--\nb--\n--b--", "-|-|-|",
      "-|-|-|--bb\r\n--b-\r\n-b--b\r\n--B--\r\nb--"),
    Row("last-like boundary", "--b\n\nx\n--b--y\n--b--", "-|-|-|x\r\n--b--y"),
    Row(
      "names in any case, no space, spaces",
      "--b\nCONTENT-disposition:form-data;name=a\ncontent-TYPE:  a/b  \n\nx\n--b--",
      "a|-|a/b|x"),
    Row(
      "a folded field",
      "--b\nContent-Disposition: form-data;\n  name=\"a\";\n\tfilename=\"b.png\"\n\nx\n--b--",
      "a|b.png|-|x"),
    Row(
      "a field folded before its value and after it", "--b\nContent-Type:\n a/b\n \n\nx\n--b--", "-|-|a/b|x"),
    Row(
      "semicolon and quotes",
      "--b\nContent-Disposition: form-data; name=\"a;b\"; filename=\"c\\\"d;e.png\"\n\nx\n--b--",
      "a;b|c\"d;e.png|-|x"),
    Row(
      "filename* first",
      "--b\nContent-Disposition: form-data; name=a; filename*=UTF-8''%E6%97%A5.png; filename=x.png\n\nx\n--b--",
      "a|日.png|-|x"),
    Row(
      "filename* broken",
      "--b\nContent-Disposition: form-data; name=a; filename=\"x.png\"; filename*=UTF-8''%FF\n\nx\n--b--",
      "a|x.png|-|x"),
    Row("empty filename", "--b\nContent-Disposition: form-data; name=a; filename=\"\"\n\nx\n--b--", "a||-|x"),
  ]

  @Test(arguments: rows)
  func parses(_ row: Row) throws {
    let parts = try Multipart.parse(Bytes(Array(row.form.utf8)), boundary: row.boundary)
    #expect(parts.map(Self.summary) == row.parts)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var form: String
    var boundary: String
    var error: MultipartError

    init(_ description: String, boundary: String = "b", _ form: String, _ error: MultipartError) {
      (testDescription, self.form, self.boundary, self.error) = (description, form, boundary, error)
    }
  }

  private static func header(bytes: Int) -> String { "a: \(String(repeating: "x", count: bytes - 5))\r\n" }

  static let refusals: [Refusal] = [
    Refusal("empty", "", .noBoundary),
    Refusal("other boundary", "--c\r\n\r\nx\r\n--c--", .noBoundary),
    Refusal("boundary inside a line", "x--b\r\n\r\nx", .noBoundary),
    Refusal("bare LF", "--b\n\nx\n--b--", .noBoundary),
    Refusal("no last boundary", "--b\r\n\r\nx", .truncated),
    Refusal("no line after the boundary", "--b\r\n\r\nx\r\n--b", .truncated),
    Refusal("a part but no header", "--b\r\n\r\nx\r\n--b\r\n", .truncated),
    Refusal("no blank line", "--b\r\nContent-Disposition: form-data; name=a\r\n", .truncated),
    Refusal("no colon", "--b\r\nContent-Disposition\r\n\r\nx\r\n--b--", .malformedHeader(part: 0)),
    Refusal("no name", "--b\r\n: x\r\n\r\nx\r\n--b--", .malformedHeader(part: 0)),
    Refusal("space before the colon", "--b\r\na : x\r\n\r\nx\r\n--b--", .malformedHeader(part: 0)),
    Refusal("folded without a field", "--b\r\n a: x\r\n\r\nx\r\n--b--", .malformedHeader(part: 0)),
    Refusal("LF in a field", "--b\r\na: x\nb: y\r\n\r\nx\r\n--b--", .malformedHeader(part: 0)),
    Refusal("CR in a field", "--b\r\na: x\ry\r\n\r\nx\r\n--b--", .malformedHeader(part: 0)),
    Refusal("NUL in a field", "--b\r\na: \0\r\n\r\nx\r\n--b--", .malformedHeader(part: 0)),
    Refusal("boundary among fields", "--b\r\n\r\nx\r\n--b\r\n--b--\r\n\r\n", .malformedHeader(part: 1)),
    Refusal(
      "broken disposition",
      "--b\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b--",
      .malformedDisposition(part: 1)),
    Refusal(
      "header too long", "--b\r\n\(header(bytes: 16_385))\r\nx\r\n--b--", .headerTooLarge(part: 0)),
    Refusal(
      "header without end", "--b\r\n\(String(repeating: "x", count: 100_000))", .headerTooLarge(part: 0)),
    Refusal(
      "too many fields", "--b\r\n\(String(repeating: "a:\r\n", count: 101))\r\nx\r\n--b--",
      .headerTooLarge(part: 0)),
    Refusal(
      "too many parts", String(repeating: "--b\r\n\r\n\r\n", count: 10_001) + "--b--",
      .tooManyParts(limit: 10_000)),
    Refusal("no characters", boundary: "", "----", .invalidBoundary("")),
    Refusal(
      "71 characters", boundary: String(repeating: "x", count: 71), "",
      .invalidBoundary(String(repeating: "x", count: 71))),
    Refusal("a space at its end", boundary: "b ", "--b --", .invalidBoundary("b ")),
    Refusal("a line break", boundary: "b\r\n", "--b\r\n--", .invalidBoundary("b\r\n")),
    Refusal("no ASCII", boundary: "é", "--é--", .invalidBoundary("é")),
    Refusal("no such mark", boundary: "b;", "--b;--", .invalidBoundary("b;")),
  ]

  @Test(arguments: refusals)
  func refuses(_ row: Refusal) {
    #expect(throws: row.error) {
      try Multipart.parse(Bytes(Array(row.form.utf8)), boundary: row.boundary)
    }
  }

  @Test func `reads up to the limits`() throws {
    let fields = "--b\r\n\(String(repeating: "a:\r\n", count: 100))\r\nx\r\n--b--"
    #expect(try Multipart.parse(Bytes(Array(fields.utf8)), boundary: "b").first?.headers.fields.count == 100)
    let header = "--b\r\n\(Self.header(bytes: 16_384))\r\nx\r\n--b--"
    #expect(try Multipart.parse(Bytes(Array(header.utf8)), boundary: "b").count == 1)
    let parts = String(repeating: "--b\r\n\r\n\r\n", count: 10_000) + "--b--"
    #expect(try Multipart.parse(Bytes(Array(parts.utf8)), boundary: "b").count == 10_000)
  }

  @Test func `keeps headers as sent`() throws {
    let form = Array("--b\r\nX-One: 1\r\nx-two:2\r\nX-One:\t3\r\n\r\nx\r\n--b--".utf8)
    let part = try #require(try Multipart.parse(Bytes(form), boundary: "b").first)
    #expect(part.headers.fields.map(\.name) == ["X-One", "x-two", "X-One"])
    #expect(part.headers.values("x-one") == ["1", "3"])
  }

  @Test func `refuses every truncation`() throws {
    let row = try #require(Self.rows.first { $0.testDescription == "openai-python" })
    let form = Bytes(Array(row.form.utf8))
    let last = form.count - "\r\n".utf8.count
    for length in 0..<last {
      #expect(throws: MultipartError.self, "\(length) bytes") {
        try Multipart.parse(form[0..<length], boundary: row.boundary)
      }
    }
    #expect(try Multipart.parse(form[0..<last], boundary: row.boundary).count == 3)
  }

  @Test func `finds boundaries anywhere`() throws {
    for length in 0..<200 {
      let content = String(repeating: "\r\n--boundar", count: 20).prefix(length)
      for boundary in ["boundary", "r", "boundary--boundary"] {
        let form = "--\(boundary)\r\n\r\n\(content)\r\n--\(boundary)--"
        let parts = try Multipart.parse(Bytes(Array(form.utf8)), boundary: boundary)
        #expect(parts.map { String(decoding: $0.body.array, as: UTF8.self) } == [String(content)])
      }
    }
  }

  @Test func `parts of a slice share its storage`() throws {
    let form = Bytes(Array("xx--b\r\n\r\ncontent\r\n--b--yy".utf8))
    let parts = try Multipart.parse(form[2..<form.count - 2], boundary: "b")
    #expect(parts.map { String(decoding: $0.body.array, as: UTF8.self) } == ["content"])
  }

  @Test func `survives any bytes`() {
    var random = SplitMix64(seed: 4)
    let pieces =
      ["--b", "--", "\r\n", "\r", "\n", " ", "b", "x", ":", ";", "=", "\"", "\\", "é", "\0"]
      + ["Content-Disposition", "form-data", "name", "filename*", "UTF-8''%"]
    var accepted = 0
    for _ in 0..<20_000 {
      let form = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &random)]
      }.joined()
      let text = "--b\r\nContent-Disposition: \(form)\r\n--b--"
      _ = try? Multipart.parse(Bytes(Array(form.utf8)), boundary: "b")
      if (try? Multipart.parse(Bytes(Array(text.utf8)), boundary: "b")) != nil { accepted += 1 }
      _ = HeaderParameters(form)
    }
    #expect(accepted > 0)
  }
}
