// The price lists (real-api.md, 6.6). What is cached of an input is cheaper, but `usage` of the Images
// API never says that anything was.

/// What a model's tokens cost, in nanodollars each: 1,000 are one dollar for a million tokens.
struct TokenPrices: Sendable, Hashable {
  var inputText: Int
  var inputImage: Int
  var outputImage: Int

  /// 0 for a model that puts out no text.
  var outputText = 0
}

extension TokenPrices {
  static let gptImage1 = TokenPrices(inputText: 5_000, inputImage: 10_000, outputImage: 40_000)
  static let gptImage1Mini = TokenPrices(inputText: 2_000, inputImage: 2_500, outputImage: 8_000)
  static let gptImage15 = TokenPrices(
    inputText: 5_000, inputImage: 8_000, outputImage: 32_000, outputText: 10_000)
  static let gptImage2 = TokenPrices(inputText: 5_000, inputImage: 8_000, outputImage: 30_000)
}

/// What a picture costs.
struct PicturePrice: Sendable, Hashable {
  var size: PixelSize
  var quality: Quality

  /// In nanodollars: 1,000,000 are a tenth of a cent.
  var price: Int

  fileprivate init(_ size: PixelSize, _ quality: Quality, _ price: Int) {
    self.size = size
    self.quality = quality
    self.price = price
  }
}

extension [PicturePrice] {
  static let dallE2 = [
    PicturePrice(PixelSize(256, 256), .standard, 16_000_000),
    PicturePrice(PixelSize(512, 512), .standard, 18_000_000),
    PicturePrice(PixelSize(1024, 1024), .standard, 20_000_000),
  ]

  static let dallE3 = [
    PicturePrice(PixelSize(1024, 1024), .standard, 40_000_000),
    PicturePrice(PixelSize(1792, 1024), .standard, 80_000_000),
    PicturePrice(PixelSize(1024, 1792), .standard, 80_000_000),
    PicturePrice(PixelSize(1024, 1024), .hd, 80_000_000),
    PicturePrice(PixelSize(1792, 1024), .hd, 120_000_000),
    PicturePrice(PixelSize(1024, 1792), .hd, 120_000_000),
  ]
}
