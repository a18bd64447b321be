import Raster
import Testing

struct BitmapTests {
  @Test(arguments: [(1, 1), (3, 1), (7, 5), (100, 33)])
  func `a bitmap of one colour has it in every pixel`(width: Int, height: Int) {
    let bitmap = Bitmap(
      width: width, height: height, color: Color(red: 1, green: 2, blue: 3, alpha: 4))
    #expect(bitmap.pixels == (0..<width * height).flatMap { _ in [1, 2, 3, 4] })
  }

  @Test
  func `a pixel is where its column and row say`() {
    var bitmap = Bitmap(width: 3, height: 2, color: Color(red: 0, green: 0, blue: 0, alpha: 0))
    bitmap[2, 1] = Color(red: 9, green: 8, blue: 7, alpha: 6)
    #expect(Array(bitmap.pixels[20...]) == [9, 8, 7, 6])
    #expect(bitmap.pixels[..<20].allSatisfy { $0 == 0 })
    #expect(bitmap[2, 1] == Color(red: 9, green: 8, blue: 7, alpha: 6))
  }

  @Test(arguments: [1, 15, 16, 17, 33])
  func `one pixel that is not opaque, anywhere, is found`(width: Int) {
    let opaque = Bitmap(width: width, height: 1, color: Color(red: 0, green: 0, blue: 0))
    #expect(opaque.isOpaque)
    for x in 0..<width {
      var bitmap = opaque
      bitmap[x, 0].alpha = 254
      #expect(!bitmap.isOpaque)
    }
  }

  @Test
  func `flattening is exact to the nearest integer`() {
    var bitmap = Bitmap(width: 256, height: 256, color: Color(red: 0, green: 0, blue: 77))
    var expected = bitmap
    for alpha in 0...255 {
      for over in 0...255 {
        bitmap[alpha, over].red = UInt8(over)
        bitmap[alpha, over].green = UInt8(255 - over)
        bitmap[alpha, over].alpha = UInt8(alpha)
        expected[alpha, over].red = mix(over, over: 255, alpha: alpha)
        expected[alpha, over].green = mix(255 - over, over: 10, alpha: alpha)
        expected[alpha, over].blue = mix(77, over: 0, alpha: alpha)
      }
    }
    #expect(bitmap.flattened(over: Color(red: 255, green: 10, blue: 0)) == expected)
  }

  private func mix(_ over: Int, over under: Int, alpha: Int) -> UInt8 {
    UInt8((Double(over * alpha + under * (255 - alpha)) / 255).rounded())
  }
}
