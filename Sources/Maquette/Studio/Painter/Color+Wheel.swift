import Raster

extension Color {
  /// How dark or light a colour of the wheel is.
  enum Tone: Sendable, Hashable {
    case ink
    case deep
    case strong
    case bright
    case light
    case pale
  }

  /// The colour of a tone at a hue in degrees, any whole number of them.
  ///
  /// Colours of one tone look equally light whatever their hue, which HSL's do not.
  static func wheel(_ tone: Tone, hue: Int) -> Color {
    let colors = tone.colors
    let degrees = (hue % 360 + 360) % 360
    let index = degrees / 15
    return Color(hex: colors[index]).mixed(
      with: Color(hex: colors[(index + 1) % colors.count]), weight: degrees % 15 * 256 / 15)
  }

  private init(hex: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
      blue: UInt8(truncatingIfNeeded: hex))
  }
}

extension Color.Tone {
  /// The sRGB colours of the tone at every 15 degrees of OKLCH's hue, as 0xRRGGBB.
  ///
  /// Lightness and chroma are 0.27 and 0.065 (ink), 0.42 and 0.11, 0.58 and 0.15, 0.72 and 0.15, 0.85 and
  /// 0.09, 0.945 and 0.035 (pale), with less chroma where sRGB ends before. OKLCH is Ottosson's, as in CSS
  /// Color 4, section 9.4. A table because its cubes and roots are no whole numbers.
  fileprivate var colors: [UInt32] {
    switch self {
    case .ink:
      [
        0x3F1725, 0x40171C, 0x411812, 0x3F1A07, 0x3C1E00, 0x362202, 0x312500, 0x2B2800,
        0x232B01, 0x182D09, 0x082F14, 0x022F20, 0x022E27, 0x012D2D, 0x022C33, 0x002B39,
        0x012A41, 0x0E2745, 0x1A2446, 0x242145, 0x2C1E41, 0x321B3C, 0x381935, 0x3C182E,
      ]
    case .deep:
      [
        0x7B2E4B, 0x7E2E39, 0x7E3126, 0x7C350E, 0x733E01, 0x694501, 0x5F4A04, 0x554F02,
        0x475403, 0x305A12, 0x0B5D2A, 0x015C41, 0x015A4F, 0x055959, 0x025763, 0x04556D,
        0x00537C, 0x1D4D87, 0x364789, 0x484286, 0x573C7F, 0x633876, 0x6D3369, 0x75305B,
      ]
    case .strong:
      [
        0xBE4D77, 0xC24D5D, 0xC35141, 0xC0571E, 0xB36300, 0xA46E01, 0x957602, 0x867D04,
        0x718506, 0x508D23, 0x1B9247, 0x0A9068, 0x078E7D, 0x068C8C, 0x028A9B, 0x0A87AA,
        0x0482C0, 0x337BD0, 0x5872D2, 0x736ACE, 0x8962C5, 0x9B5BB6, 0xAA55A4, 0xB6508E,
      ]
    case .bright:
      [
        0xEE79A1, 0xF37986, 0xF47C6B, 0xF0834E, 0xE78B30, 0xDA950B, 0xC89F07, 0xB3A90F,
        0x99B234, 0x7AB953, 0x53BE70, 0x0BC18D, 0x06BFA8, 0x08BCBC, 0x05B9CF, 0x03B5E4,
        0x30AFF8, 0x61A7FE, 0x829EFF, 0x9C95FE, 0xB48DF4, 0xC885E5, 0xD87FD1, 0xE57BBA,
      ]
    case .light:
      [
        0xFFB6CB, 0xFFB8BC, 0xFFBAAE, 0xFEBC9F, 0xFAC092, 0xF1C68B, 0xE5CC89, 0xD6D28C,
        0xC6D794, 0xB5DBA0, 0xA4DFAF, 0x94E1BF, 0x88E1D0, 0x82E1E0, 0x83DEEE, 0x8ADBFA,
        0x9CD6FE, 0xAED1FE, 0xBBCCFE, 0xC8C7FE, 0xD6C2FE, 0xE4BCF7, 0xF0B9EA, 0xF9B6DB,
      ]
    case .pale:
      [
        0xFFE5EC, 0xFFE6E7, 0xFFE7E2, 0xFFE7DD, 0xFEE8D7, 0xFBEAD4, 0xF6ECD3, 0xF0EFD4,
        0xE9F1D7, 0xE3F3DB, 0xDDF4E1, 0xD8F5E7, 0xD5F5EE, 0xD3F5F4, 0xD3F4FA, 0xD5F2FF,
        0xDCF0FF, 0xE2EEFE, 0xE6ECFE, 0xEAEBFF, 0xEFE9FE, 0xF6E6FD, 0xFBE5F8, 0xFEE4F2,
      ]
    }
  }
}
