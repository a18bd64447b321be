import Foundation
import TestSupport
import Testing

@testable import Maquette

struct Base64Tests {
  // RFC 4648, 10.
  static let vectors: [(String, String)] = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]

  @Test(arguments: vectors)
  func vector(_ plain: String, _ encoded: String) {
    var text = Array("> ".utf8)
    Base64.append(encoding: Array(plain.utf8), to: &text)
    #expect(String(decoding: text, as: UTF8.self) == "> " + encoded)
    #expect(Base64.decode(encoded[...]) == Array(plain.utf8))
    let unpadded = encoded.prefix { $0 != "=" }
    #expect(Base64.decode(unpadded) == Array(plain.utf8))
  }

  @Test func `agrees with foundation`() {
    var random = SplitMix64(seed: 3)
    for count in 0..<300 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      var text: [UInt8] = []
      Base64.append(encoding: bytes, to: &text)
      #expect(text == Array(Data(bytes).base64EncodedData()))
      #expect(text.count == Base64.encodedCount(count))
      #expect(Base64.decode(text.span) == bytes)
    }
  }

  @Test(arguments: [
    "A", "AAAAA", "Zg=", "Zm8==", "Zg===", "====", "=", "==", "Zg==Zg==", "=Zg=", "Zm9v=", "Zm9v====",
    "Zm 9v", "Zm9v\n", "Zm9-", "Zm9_", "Zm9é", "Zh==", "Zm9=", "Zh", "Zm9\0", "Z===",
  ])
  func refuses(_ text: String) {
    #expect(Base64.decode(text[...]) == nil)
  }

  @Test func `refuses every byte outside the alphabet`() {
    let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for byte in UInt8.min...UInt8.max {
      for position in 0..<4 {
        var text = Array("AAAAAAAA".utf8)
        text[position] = byte
        #expect((Base64.decode(text.span) != nil) == alphabet.contains(byte))
      }
    }
  }
}
