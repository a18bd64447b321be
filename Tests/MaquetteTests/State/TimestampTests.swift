import Foundation
import Testing

@testable import Maquette

struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    (1_786_752_000, "2026-08-15T00:00:00Z", "Sat, 15 Aug 2026 00:00:00 GMT"),
    (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
    (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    (4_107_542_400, "2100-03-01T00:00:00Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
  ])
  func `is written as RFC 3339 and as an HTTP date`(seconds: Int, rfc3339: String, httpDate: String) {
    let timestamp = Timestamp(milliseconds: seconds * 1000)
    #expect(timestamp.rfc3339 == rfc3339)
    #expect(timestamp.httpDate == httpDate)
    #expect(Timestamp(rfc3339: rfc3339) == timestamp)
  }

  @Test(arguments: [
    ("2026-08-15T02:00:00+02:00", 1_786_752_000_000),
    ("2026-08-14T18:30:00-05:30", 1_786_752_000_000),
    ("2026-08-15t00:00:00z", 1_786_752_000_000),
    ("2026-08-15 00:00:00Z", 1_786_752_000_000),
    ("2026-08-15T00:00:00.5Z", 1_786_752_000_500),
    ("2026-08-15T00:00:00.123456Z", 1_786_752_000_123),
  ])
  func `reads offsets and fractions`(text: String, milliseconds: Int) {
    #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026", "2026-08-15", "2026-08-15T00:00:00", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
    "2026-08-15T24:00:00Z", "2026-08-15T00:60:00Z", "2026-08-15T00:00:00.Z", "2026-08-15T00:00:00Zx",
    "2026-08-15T00:00:00+2:00", "2026-08-15T00:00:00+02:00:00", "+026-08-15T00:00:00Z", "noon",
  ])
  func `refuses what is no instant`(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func `agrees with Foundation on every day of four centuries`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for day in stride(from: -25_000, to: 121_000, by: 7) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let expected = String(
        format: "%04d-%02d-%02dT00:00:00Z", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
      #expect(Timestamp(milliseconds: day * 86_400_000).rfc3339 == expected)
    }
  }
}
