extension Color {
  /// Moves the channels away from their brightness, or towards it below 100 percent; 0 leaves grey.
  package func saturated(percent: Int) -> Color {
    stretched(around: luma, percent: percent)
  }

  /// Moves the channels away from the middle of their range, or towards it below 100 percent.
  package func contrasted(percent: Int) -> Color {
    stretched(around: 128, percent: percent)
  }

  private func stretched(around center: Int, percent: Int) -> Color {
    func channel(_ level: UInt8) -> UInt8 {
      UInt8(clamping: center + (Int(level) - center) * percent / 100)
    }
    return Color(red: channel(red), green: channel(green), blue: channel(blue), alpha: alpha)
  }
}
