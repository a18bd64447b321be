import Raster

extension Bitmap {
  /// FNV-1a (64 bits) of all pixels, in hexadecimal.
  var fingerprint: String {
    let hash = pixels.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 16)
  }
}
