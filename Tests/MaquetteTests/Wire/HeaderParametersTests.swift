import Testing

@testable import Maquette

struct HeaderParametersTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var field: String
    var value: String
    var parameters: [String]
    var testDescription: String { field }

    init(_ field: String, _ value: String, _ parameters: String...) {
      (self.field, self.value, self.parameters) = (field, value, parameters)
    }
  }

  static let rows: [Row] = [
    Row("image/png", "image/png"),
    Row(" Image/PNG ", "image/png"),
    Row("form-data;name=image", "form-data", "name=image"),
    Row("form-data; name=\"image\"", "form-data", "name=image"),
    Row("Form-Data \t;\t NAME=\"Image\" ; x=y", "form-data", "name=Image", "x=y"),
    Row("form-data; name=\"a;b\"; filename=\"c;d=e.png\"", "form-data", "name=a;b", "filename=c;d=e.png"),
    Row(#"form-data; name="a\"b\\c""#, "form-data", #"name=a"b\c"#),
    Row(#"form-data; filename="C:\otter.png""#, "form-data", #"filename=C:\otter.png"#),
    Row("form-data; name=\"\"", "form-data", "name="),
    Row(
      "form-data; name=image[]; filename=a b.png ;x=1", "form-data", "name=image[]", "filename=a b.png", "x=1"
    ),
    Row("form-data; name=\"é日\"", "form-data", "name=é日"),
    Row("form-data; filename*=UTF-8''%e2%82%ac.png", "form-data", "filename*=UTF-8''%e2%82%ac.png"),
    Row("multipart/form-data; boundary=----=_Part:1?", "multipart/form-data", "boundary=----=_Part:1?"),
    Row(
      "multipart/form-data; charset=utf-8; Boundary=\"a b\"", "multipart/form-data", "charset=utf-8",
      "boundary=a b"),
    Row("application/json;", "application/json"),
    Row("application/json;; charset=utf-8 ; ", "application/json", "charset=utf-8"),
  ]

  @Test(arguments: rows)
  func reads(_ row: Row) throws {
    let header = try #require(HeaderParameters(row.field))
    #expect(header.value == row.value)
    #expect(header.parameters.map { "\($0.name)=\($0.value)" } == row.parameters)
  }

  @Test(arguments: [
    "", " ", ";", "; a=b", "image/", "/png", "image/png/x", "image/png x", "a b", "\"a\"", "form-data; name",
    "form-data; name=", "form-data; =x", "form-data; name =x", "form-data; name= ;x=y", "form-data; name=\"a",
    "form-data; name=\"a\\\"", "form-data; name=\"a\"b", "form-data; name=a\"b", "form-data; name=\"a\nb\"",
    "form-data; name=a\0b", "form-data; name=a\u{1F}b", "form-data; name=\"\u{7F}\"",
    "form-data; name=a; name=b", "form-data; name=a; NAME=b", "form-data, name=a",
  ])
  func refuses(_ field: String) {
    #expect(HeaderParameters(field) == nil)
  }

  @Test func `refuses too many parameters`() {
    func field(_ count: Int) -> String { "a/b" + (0..<count).map { ";p\($0)=x" }.joined() }
    #expect(HeaderParameters(field(32))?.parameters.count == 32)
    #expect(HeaderParameters(field(33)) == nil)
  }

  static let extended: [(String, String?)] = [
    ("UTF-8''na%C3%AFve%20plan.png", "naïve plan.png"),
    ("utf-8'en'%e2%82%ac", "€"),
    ("UTF-8''a'b", "a'b"),
    ("UTF-8''", ""),
    ("iso-8859-1''%A3", nil),
    ("UTF-8''%FF", nil),
    ("UTF-8''%4", nil),
    ("UTF-8''%GG", nil),
    ("UTF-8'x", nil),
    ("plain.png", nil),
  ]

  @Test(arguments: extended)
  func `decodes extended value`(_ value: String, _ expected: String?) throws {
    let header = try #require(HeaderParameters("form-data; filename=f; filename*=\"\(value)\""))
    #expect(header.extended("filename") == expected)
    #expect(header["filename"] == "f")
    #expect(header.extended("name") == nil)
  }
}
