import Testing

@testable import Maquette

struct BaseURLTests {
  @Test(arguments: [
    ("http://a.test", "http://a.test", "a.test"), ("https://A.test:8443/", "https://A.test:8443", "a.test"),
    ("http://[::1]:80/api/", "http://[::1]:80/api", "[::1]"),
    ("HTTP://10.0.0.1", "HTTP://10.0.0.1", "10.0.0.1"),
  ])
  func `reads an address`(text: String, base: String, host: String) throws {
    let url = try #require(BaseURL(text))
    #expect(url.text == base)
    #expect(url.host == host)
  }

  @Test(arguments: [
    "", "a.test", "ftp://a.test", "http://", "http:///x", "http://a.test?x", "http://a.test/#x",
    "http://u@a.test",
    "http://a.test:port", "http://a b", "http://[::1", "http://a.test/é",
  ])
  func `refuses what is none`(text: String) {
    #expect(BaseURL(text) == nil)
  }

  @Test func `links begin with it, and can be referred to`() throws {
    let base = try #require(BaseURL("https://images.test/api/"))
    let emulator = Emulator(Configuration(rendering: .flat, publicURL: base))
    let answer = emulator.post(.generations, json: #"{"prompt":"x","size":"256x256"}"#)
    let url = try #require(try EmulatorTests.urls(answer).first)
    #expect(url.hasPrefix("https://images.test/api/files/img-"))
    let body = #"{"prompt":"x","model":"gpt-image-1","images":[{"image_url":"\#(url)"}]}"#
    #expect(emulator.post(.edits, json: body).status == 200)
    #expect(emulator.post(.edits, json: body, key: "another").status == 400)
  }
}
