import Testing

@testable import Maquette

struct DurationTests {
  @Test(arguments: [
    ("300ms", Duration.milliseconds(300)), ("45s", .seconds(45)), ("61m", .seconds(3660)),
    ("2h", .seconds(7200)),
    ("0s", .zero), ("007s", .seconds(7)), ("999999999h", .seconds(3_599_999_996_400)),
  ])
  func `reads a number and its unit`(text: String, duration: Duration) {
    #expect(Duration(notation: text) == duration)
  }

  @Test(arguments: [
    "", "s", "45", "45 s", " 45s", "45s ", "-1s", "+1s", "1.5s", "45S", "1d", "1h30m", "1000000000s", "٣s",
    "1ｓ", "3\u{301}s", "5\u{FE0F}\u{20E3}s",
    "99999999999999999999999999h",
  ])
  func `refuses everything else`(text: String) {
    #expect(Duration(notation: text) == nil)
  }
}
