/// How a file stores a colour; raw values are the names that Pillow, and the API's refusals, give them.
///
/// Of the file, not of its bit depth: one-bit and sixteen-bit grey are `L` too, which Pillow calls `1` and
/// `I;16`.
package enum ColorModel: String, Sendable, Hashable, CaseIterable {
  case gray = "L"
  case grayAlpha = "LA"
  case rgb = "RGB"
  case rgba = "RGBA"
  case palette = "P"
  case cmyk = "CMYK"
}
